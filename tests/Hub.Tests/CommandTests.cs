using System.Text;

namespace RetailPos.Hub.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_good_catalogue_is_imported_and_the_same_again_changes_nothing()
    {
        string[] words = ["import", OpenHub.Menu("stations"), OpenHub.Menu("departments"), OpenHub.Menu("articles"), OpenHub.Menu("choices"), "--data", _folder.Path];

        Assert.StartsWith("Would import 6 stations, 12 departments, 76 articles; 100 new", await Cli.GoodAsync([.. words, "--dry-run"]), StringComparison.Ordinal);
        Assert.StartsWith("Imported 6 stations, 12 departments, 76 articles; 100 new", await Cli.GoodAsync(words), StringComparison.Ordinal);
        Assert.Contains("0 new or changed", await Cli.GoodAsync(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_catalogue_is_refused_as_a_whole_with_file_line_column_and_reason()
    {
        var bad = _folder.Write("bad.csv", """
            id;name;department;price;vat_eat_in;vat_take_away
            soup;Soupe;starters;9,50;10;10
            salad;Salade;starters;cher;10;10
            moon;Lune;orbit;-1;10;200
            soup;Soupe;starters;9,50;10;10
            """);
        var (code, _, error) = await Cli.SayAsync(
            "import", OpenHub.Menu("stations"), OpenHub.Menu("departments"), bad, "--data", _folder.Path);

        Assert.Equal(1, code);
        Assert.Contains($"{bad}:3: price: is not a number of the right form ('cher')", error, StringComparison.Ordinal);
        Assert.Contains($"{bad}:4: department: names a department that does not exist ('orbit')", error, StringComparison.Ordinal);
        Assert.Contains($"{bad}:5: id: the id stands twice ('soup')", error, StringComparison.Ordinal);
        Assert.Contains("Nothing was imported", error, StringComparison.Ordinal);
        Assert.Contains("100 new", await Cli.GoodAsync(
            "import", "--dry-run", OpenHub.Menu("stations"), OpenHub.Menu("departments"), OpenHub.Menu("articles"), OpenHub.Menu("choices"), "--data", _folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not readable as CSV")]
    [InlineData("a;b;c\n1;2;3", "has the columns of no sheet")]
    [InlineData("id;name\n\"open", "")]
    public async Task A_file_that_is_no_sheet_is_refused(string content, string reason)
    {
        var file = _folder.Write("strange.csv", content);
        var (code, _, error) = await Cli.SayAsync("import", file, "--data", _folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("strange.csv:", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (code, _, error) = await Cli.SayAsync("import", "nothing.csv", "--data", _folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("nothing.csv", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_only_as_its_fingerprint()
    {
        var secret = (await Cli.GoodAsync("api-key", "add", "kiosk", "--data", _folder.Path)).Trim();
        var file = Path.Combine(_folder.Path, "api-keys.json");

        Assert.StartsWith("rp_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.DoesNotContain(secret[3..], await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.StartsWith("kiosk\t", await Cli.GoodAsync("api-key", "list", "--data", _folder.Path), StringComparison.Ordinal);
        Assert.Equal(1, (await Cli.SayAsync("api-key", "add", "kiosk", "--data", _folder.Path)).Code);
        Assert.Equal(1, (await Cli.SayAsync("api-key", "add", "two words", "--data", _folder.Path)).Code);
        await Cli.GoodAsync("api-key", "remove", "kiosk", "--data", _folder.Path);
        Assert.Equal(1, (await Cli.SayAsync("api-key", "remove", "kiosk", "--data", _folder.Path)).Code);
        Assert.Empty(await Cli.GoodAsync("api-key", "list", "--data", _folder.Path));
    }

    [Fact]
    public async Task Verify_finds_a_byte_that_was_changed_and_names_the_record()
    {
        var hub = new OpenHub();
        await hub.InitializeAsync();
        using var copy = new TempFolder();

        try
        {
            for (var guest = 1; guest <= 3; guest++)
            {
                var sale = await hub.PostAsync("sales", new { till = "T1", mode = "eat-in", lines = new[] { new { article = "cola", note = $"guest-{guest}" } } });
                await hub.PostAsync($"sales/{sale.Text("id")}/payments", new { mode = "cash", givenCents = 400 });
            }

            await hub.CloseAsync();
            var good = Copy(hub, copy, "good", _ => { });
            var bad = Copy(hub, copy, "bad", Forge);

            Assert.Contains("Tickets of T1: 3 sealed and whole", await Cli.GoodAsync("verify", "--data", good), StringComparison.Ordinal);
            var (code, output, error) = await Cli.SayAsync("verify", "--data", bad);
            Assert.Equal(1, code);
            Assert.Contains("Tickets of T1: number 2: the record says something else than its seal", error, StringComparison.Ordinal);
            Assert.Contains("BAD", output, StringComparison.Ordinal);
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    [Fact]
    public async Task Verify_says_when_there_is_no_journal()
    {
        var (code, _, error) = await Cli.SayAsync("verify", "--data", _folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("There is no journal", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_hub_on_the_same_folder_is_refused_in_words()
    {
        var hub = new OpenHub();
        await hub.InitializeAsync();

        try
        {
            var (code, _, error) = await Cli.SayAsync("import", OpenHub.Menu("stations"), "--data", hub.Folder.Path);

            Assert.Equal(1, code);
            Assert.Contains("in use by another hub", error, StringComparison.Ordinal);
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Site:TimeZone", "Mars/Olympus", "Site:TimeZone is 'Mars/Olympus'; it must be the IANA name of a time zone")]
    [InlineData("Site:ServiceDayStartHour", "13", "Site:ServiceDayStartHour is '13'; it must be 0–12")]
    [InlineData("Site:Tables", "-1", "Site:Tables is '-1'; it must be 0–500")]
    [InlineData("Site:Tables", "many", "Site:Tables")]
    [InlineData("Site:Currency", "euro", "Site:Currency is 'euro'; it must be an ISO 4217 code")]
    [InlineData("Site:LateAfterMinutes", "5", "Site:LateAfterMinutes is '5'; it must be more than Site:WaitingAfterMinutes, which is 8")]
    [InlineData("Site:BoardMinutes", "0", "Site:BoardMinutes is '0'; it must be 1–240")]
    [InlineData("Site:BoardToken", "guess", "Site:BoardToken is 'guess'; it must be 22–64 letters")]
    [InlineData("Site:Colour", "red", "Site:Colour is no setting. Known in Site:")]
    [InlineData("Storage:LogDays", "0", "Storage:LogDays is '0'; it must be 1–366")]
    [InlineData("Storage:Cloud", "yes", "Storage:Cloud is no setting")]
    [InlineData("Register:Tills", "T 1!", "Register:Tills is 'T 1!'; it must be 1–50 ids")]
    [InlineData("Grains:MailboxLimit", "0", "Grains:MailboxLimit is 0; it must lie between 1 and")]
    public async Task A_wrong_setting_stops_the_start_and_names_its_key_and_range(string key, string value, string words)
    {
        var (code, _, error) = await Cli.SayAsync("run", "--data", _folder.Path, "--urls", "http://127.0.0.1:0", $"--{key}", value);

        Assert.Equal(1, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_is_no_command_does_not_start_the_hub()
    {
        var (code, _, error) = await Cli.SayAsync("imprt", "--data", _folder.Path);

        Assert.Equal(1, code);
        Assert.Contains("'imprt' is no command", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    // One digit inside the second ticket, of the same length, so that the file stays sound and only the seal can tell.
    private static void Forge(byte[] file)
    {
        var number = Encoding.UTF8.GetBytes("\"ticket\":{\"till\":\"T1\",\"number\":2,");
        var at = file.AsSpan().IndexOf(number);
        Assert.True(at > 0, "The second ticket is not in the file.");
        var total = Encoding.UTF8.GetBytes("\"total\":390");
        var there = at + file.AsSpan(at).IndexOf(total);
        file[there + total.Length - 2] = (byte)'8';
    }

    private static string Copy(OpenHub hub, TempFolder into, string name, Action<byte[]> change)
    {
        var folder = Directory.CreateDirectory(Path.Combine(into.Path, name)).FullName;
        File.Copy(Path.Combine(hub.Folder.Path, "journal.db"), Path.Combine(folder, "journal.db"));
        File.Copy(Path.Combine(hub.Folder.Path, "seal-head"), Path.Combine(folder, "seal-head"));
        var keys = Directory.CreateDirectory(Path.Combine(folder, "seal-keys"));
        Array.ForEach(Directory.GetFiles(Path.Combine(hub.Folder.Path, "seal-keys"), "*.pub"), key => File.Copy(key, Path.Combine(keys.FullName, Path.GetFileName(key))));
        var file = File.ReadAllBytes(Path.Combine(folder, "journal.db"));
        change(file);
        File.WriteAllBytes(Path.Combine(folder, "journal.db"), file);
        return folder;
    }
}
