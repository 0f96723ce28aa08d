using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Register.Office;

/// <summary>Where an import stands: which files were read, what a trial said of them, and whether it was done for good.</summary>
/// <param name="Oversize">Names of files that were not read because they are larger than <see cref="CatalogueFile.BytesMax"/>.</param>
/// <param name="Report">Of the last run; null before the first.</param>
/// <param name="IsDone">The report is of the import itself, not of a trial.</param>
/// <param name="HasFailed">The hub did not answer; nothing, or all of it, was imported.</param>
public sealed record ImportBoard(
    ImmutableArray<CatalogueFile> Files, ImmutableArray<string> Oversize, ImportReport? Report, bool IsDone, bool HasFailed)
{
    /// <summary>Stations, departments, articles, choices, menus, reductions, rules, and some again by mistake.</summary>
    public const int FilesMax = 10;

    public static readonly ImportBoard Empty = new([], [], Report: null, IsDone: false, HasFailed: false);

    /// <summary>Only what a trial has found good may be imported.</summary>
    public bool CanImport => Report is { IsGood: true, Changed: > 0 } && !IsDone && Oversize.IsEmpty;

    public static ImportBoard Of(IEnumerable<CatalogueFile> files, IEnumerable<string> oversize) =>
        Empty with { Files = [.. files], Oversize = [.. oversize] };

    public ImportBoard Tried(ImportReport report) => this with { Report = report, IsDone = false, HasFailed = false };

    public ImportBoard Imported(ImportReport report) => this with { Report = report, IsDone = report.IsGood, HasFailed = false };
}

/// <summary>An example of each sheet, as it may be copied.</summary>
public static class ImportExamples
{
    public const string Stations =
        "id,name,backup,capacity\nchaud,Cuisine chaude,froid,4\nfroid,Cuisine froide,chaud,3\nbar,Bar,,2";

    public const string Departments =
        "id,name,station,step\nplats,Plats,chaud,2\nboissons,Boissons,bar,1\nepicerie,Épicerie,-,";

    public const string Articles =
        "id,name,department,price,vat_eat_in,vat_take_away,seconds,allergens,options\n"
        + "steak,Steak frites,plats,\"19,90\",10,10,720,,bleu|saignant|à point\n"
        + "biere,Bière 25 cl,boissons,\"4,50\",20,20,40,gluten,sans mousse";

    public static readonly ValueList<ImportColumn> Columns =
    [
        new("id", ImportSheets.All, IsRequired: true),
        new("name", ImportSheets.All, IsRequired: true),
        new("backup", ImportSheets.Stations, IsRequired: false),
        new("capacity", ImportSheets.Stations, IsRequired: false),
        new("station", ImportSheets.Departments | ImportSheets.Articles, IsRequired: false),
        new("step", ImportSheets.Departments | ImportSheets.Articles, IsRequired: false),
        new("department", ImportSheets.Articles, IsRequired: true),
        new("price", ImportSheets.Articles, IsRequired: true),
        new("vat_eat_in", ImportSheets.Articles, IsRequired: true),
        new("vat_take_away", ImportSheets.Articles, IsRequired: true),
        new("seconds", ImportSheets.Articles, IsRequired: false),
        new("allergens", ImportSheets.Articles, IsRequired: false),
        new("options", ImportSheets.Articles, IsRequired: false),
        new("choices", ImportSheets.Departments | ImportSheets.Articles, IsRequired: false),
        new("barcodes", ImportSheets.Articles, IsRequired: false),
        new("short_name", ImportSheets.Articles, IsRequired: false),
        new("weighed", ImportSheets.Articles, IsRequired: false),
        new("purchase", ImportSheets.Articles, IsRequired: false),
        new("vat_scheme", ImportSheets.Departments | ImportSheets.Articles, IsRequired: false),
        new("price_take_away", ImportSheets.Articles, IsRequired: false),
        new("hue", ImportSheets.Departments, IsRequired: false),
        new("hidden", ImportSheets.Departments, IsRequired: false),
    ];
}

/// <param name="IsRequired">In every sheet that has it; a department must also name its station.</param>
public sealed record ImportColumn(string Name, ImportSheets In, bool IsRequired);

[Flags]
public enum ImportSheets
{
    None = 0,
    Stations = 1,
    Departments = 2,
    Articles = 4,
    All = Stations | Departments | Articles,
}
