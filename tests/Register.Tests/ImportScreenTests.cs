using System.Text;
using Microsoft.AspNetCore.Components.Forms;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

public sealed class ImportScreenTests : Counter
{
    [Fact]
    public void A_chosen_file_is_tried_and_nothing_is_imported()
    {
        var page = Chosen("articles.csv", "id;name\n");

        Assert.StartsWith("Tout est bon", Said(page, "report"), StringComparison.Ordinal);
        Assert.Equal("Postes 3 Rayons 6 Articles 42 Nouveaux ou changés 12", Said(page, "counts"));
        Assert.True(Assert.Single(House.Imports).DryRun);
    }

    [Fact]
    public void Importing_is_another_command_and_two_taps_are_one()
    {
        var page = Chosen("articles.csv", "id;name\n");

        Tap(page, "import-now");
        Until(page, () => Said(page, "report").StartsWith("Importé", StringComparison.Ordinal));

        Assert.False(Has(page, "import-now"));
        Assert.Equal([true, false], House.Imports.Select(import => import.DryRun));
        Assert.Equal(2, House.Imports.Select(import => import.Id).Distinct().Count());
    }

    [Fact]
    public void Every_fault_is_listed_with_file_line_column_reason_and_value()
    {
        House.Report = House.Report with
        {
            Faults = [new("articles.csv", 7, "price", SheetFaultKind.NotANumber, "19,9O"), new("articles.csv", 9, "", SheetFaultKind.CellsMissing, "3/6")],
            FaultCount = 250,
            Changed = 0,
        };

        var page = Chosen("articles.csv", "id;name\n");

        Assert.StartsWith("Rien n’est importé", Said(page, "report"), StringComparison.Ordinal);
        Assert.Equal(
            "articles.csv 7 price N’est pas un nombre, ou a trop de décimales. Écrire par exemple 12,50. 19,9O", Said(page, "fault"));
        Assert.Contains("… et 248 autres", Said(page, "report"), StringComparison.Ordinal);
        Assert.False(Has(page, "import-now"));
    }

    [Fact]
    public void A_file_that_is_too_large_is_named_with_the_limit_and_nothing_is_read()
    {
        var page = Render<ImportScreen>();
        page.FindComponent<InputFile>().UploadFiles(
            InputFileContent.CreateFromBinary(new byte[CatalogueFile.BytesMax + 1], "enorme.csv"));

        Assert.Equal("« enorme.csv » dépasse 5 Mo, la limite d’un fichier. Le partager, puis choisir à nouveau.", Said(page, "oversize"));
        Assert.Empty(House.Imports);
    }

    [Fact]
    public void A_refusal_is_shown_in_words()
    {
        House.Report = House.Report with { Refusal = CatalogueRefusal.UnknownStation };

        Assert.StartsWith("Un rayon ou un article nomme un poste inconnu.", Said(Chosen("a.csv", "x"), "import-refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_speaks_english_too()
    {
        Speak("en-GB");

        Assert.StartsWith("All is well", Said(Chosen("articles.csv", "id;name\n"), "report"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_examples_are_files_that_the_hub_would_take()
    {
        var reading = CatalogueSheets.Read(
            [Sheet("stations", ImportExamples.Stations), Sheet("departments", ImportExamples.Departments), Sheet("articles", ImportExamples.Articles)],
            Catalogue.Empty,
            new("", "office"));

        Assert.Empty(reading.Faults);
        Assert.Equal(2, reading.Import!.Articles.Count);
    }

    private IRenderedComponent<ImportScreen> Chosen(string name, string content)
    {
        var page = Render<ImportScreen>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(content), name));
        The(page, "report");
        return page;
    }

    private static Sheet Sheet(string name, string text)
    {
        var rows = text.Split('\n').Select(Cells).ToList();
        return new(name, rows[0], rows.Skip(1).Select((cells, at) => new SheetRow(at + 2, cells)).ToValueList());
    }

    // Enough of CSV for the examples: a comma within quotes does not part.
    private static ValueList<string> Cells(string row)
    {
        var parts = row.Split('"');
        return string.Concat(parts.Select((part, at) => at % 2 == 0 ? part.Replace(',', '\n') : part)).Split('\n').ToValueList();
    }
}
