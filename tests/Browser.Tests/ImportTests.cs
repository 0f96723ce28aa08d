using System.Text;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

public sealed class ImportTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Fact]
    public Task A_file_with_faults_is_told_line_by_line_and_changes_nothing() => LiveAsync(async bistro =>
    {
        var office = await bistro.OpenAsync("office/import");
        var head = await bistro.HeadAsync();

        await Screen.ChooseFileAsync(office.Page.Locator("#import-files"), File("carte.csv", """
            id,name,department,price,vat_eat_in,vat_take_away
            soupe-du-jour,Soupe du jour,starters,"7,50",10,10
            tarte,Tarte du jour,desserts,gratuit,10,10
            gaspacho,Gaspacho,nulle-part,"6,00",10,10
            """));
        await Expect(office.Test("report")).ToHaveAttributeAsync("data-good", "false");
        await Expect(office.Test("fault")).ToHaveCountAsync(2);
        await ExpectFaultAsync(office, 0, line: 3, "price", "gratuit");
        await ExpectFaultAsync(office, 1, line: 4, "department", "nulle-part");
        await Expect(office.Test("import-now")).ToHaveCountAsync(0);

        Assert.Equal(head, await bistro.HeadAsync());
    });

    [Fact]
    public Task A_good_file_is_tried_then_imported_and_stands_at_the_register_at_once() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var office = await bistro.OpenAsync("office/import");
        var head = await bistro.HeadAsync();

        await Screen.ChooseFileAsync(office.Page.Locator("#import-files"), File("carte.csv", """
            id,name,department,price,vat_eat_in,vat_take_away
            aaa-soupe,AAA soupe du jour,aperitifs,"7,50",10,10
            """));
        await Expect(office.Test("report")).ToHaveAttributeAsync("data-good", "true");
        Assert.Equal(head, await bistro.HeadAsync());

        await office.Test("import-now").ClickAsync();
        await Expect(office.Test("report")).ToContainTextAsync("Importé");
        await register.Test("search").FillAsync("AAA soupe");
        await Expect(register.Test("article-aaa-soupe")).ToContainTextAsync("7,50");
        Assert.True(await bistro.HeadAsync() > head);
    });

    [Fact]
    public Task A_file_of_six_megabytes_is_refused_with_the_limit() => LiveAsync(async bistro =>
    {
        var office = await bistro.OpenAsync("office/import");
        var head = await bistro.HeadAsync();

        await Screen.ChooseFileAsync(office.Page.Locator("#import-files"), new()
        {
            Name = "enorme.csv", MimeType = "text/csv", Buffer = new byte[6 * 1024 * 1024],
        });
        await Expect(office.Test("oversize")).ToContainTextAsync("enorme.csv");
        await Expect(office.Test("oversize")).ToContainTextAsync("5 Mo");
        await Expect(office.Test("report")).ToHaveCountAsync(0);

        Assert.Equal(head, await bistro.HeadAsync());
    });

    private static async Task ExpectFaultAsync(Screen office, int at, int line, string column, string value)
    {
        var cells = office.Test("fault").Nth(at).GetByRole(AriaRole.Cell);
        await Expect(cells.Nth(0)).ToHaveTextAsync("carte.csv");
        await Expect(cells.Nth(1)).ToHaveTextAsync($"{line}");
        await Expect(cells.Nth(2)).ToHaveTextAsync(column);
        await Expect(cells.Nth(4)).ToHaveTextAsync(value);
    }

    private static FilePayload File(string name, string content) =>
        new() { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) };
}
