using System.Text.RegularExpressions;
using RetailPos.Hub.Commands;

namespace RetailPos.Replay.Tests;

public sealed partial class ReplayTests : IDisposable
{
    private const string Equal = "The two are equal.";

    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "sample");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retailpos-replay-");

    [Fact]
    public async Task The_sample_at_full_speed_is_counted_the_same_from_the_journal_and_from_the_files()
    {
        var (code, output, error) = await ReplayAsync("--data", Sample, "--days", "2", "--into", Into("all"));

        Assert.True(code == 0, error);
        Assert.Contains(Equal, output, StringComparison.Ordinal);
        // 32 rows in orders.csv, one of them without lines.
        Assert.Matches(@"orders sealed +31 +31", output);
        Assert.Matches($@"lines +{LinesOfSample} +{LinesOfSample}", output);
        Assert.DoesNotMatch(@"late orders +0 ", output);
        Assert.Contains("Tickets of T1: 31 sealed and whole", output, StringComparison.Ordinal);

        var (verified, words, faults) = await SayAsync("verify", "--data", Into("all"));
        Assert.True(verified == 0, faults);
        Assert.Contains("Good: ", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_leaves_the_house_afterwards_comes_to_the_same_and_is_verified_by_a_stranger()
    {
        var (code, output, error) = await ReplayAsync("--data", Sample, "--days", "2", "--into", Into("exports"), "--exports");

        Assert.True(code == 0, error);
        Assert.Contains("FEC: 2 days, total 1,228.75, VAT 111.70: equal", output, StringComparison.Ordinal);
        Assert.Contains("flux 10: 2 days, total 1,228.75, VAT 111.70: equal", output, StringComparison.Ordinal);

        var made = Path.Combine(Into("exports"), "exports");
        using var verified = new StringWriter();
        using var faults = new StringWriter();
        var verdict = Verifier.Program.Run(
            ["--key", Path.Combine(made, "public-keys.pem"), Path.Combine(made, "archive-all-20240614-20240615.zip")], verified, faults);
        Assert.True(verdict == Verifier.Program.Good, $"{faults}");
        Assert.Contains("Tickets of T1: 1–31", $"{verified}", StringComparison.Ordinal);
        Assert.Contains("Days of T1: 1–2", $"{verified}", StringComparison.Ordinal);
        Assert.Contains("turnover 1228.75", $"{verified}", StringComparison.Ordinal);

        // The same by the command line, after the hub has stopped: to the byte.
        var first = await File.ReadAllBytesAsync(Path.Combine(made, "archive-all-20240614-20240615.zip"));
        var (again, _, fault) = await SayAsync("archive", "--first", "2024-06-14", "--last", "2024-06-15", "--data", Into("exports"));
        Assert.True(again == 0, fault);
        Assert.Equal(first, await File.ReadAllBytesAsync(Path.Combine(made, "archive-all-20240614-20240615.zip")));
        Assert.Equal(1, (await SayAsync("purge")).Code);
    }

    [Fact]
    public async Task An_hour_in_a_second_comes_to_the_same_figures_as_full_speed()
    {
        var fast = await ReplayAsync("--data", Sample, "--speed", "max", "--into", Into("max"));
        var slow = await ReplayAsync(
            "--data", Sample, "--speed", "3600", "--into", Into("3600"), "--urls", "http://127.0.0.1:0");

        Assert.True(fast.Code == 0, fast.Error);
        Assert.True(slow.Code == 0, slow.Error);
        Assert.Equal(TableOf(fast.Out), TableOf(slow.Out));
        Assert.Contains(Equal, slow.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_busiest_day_is_found()
    {
        var (code, output, error) = await ReplayAsync("--data", Sample, "--from", "busiest", "--into", Into("busiest"));

        Assert.True(code == 0, error);
        Assert.Matches(@"orders sealed +21 +21", output);
    }

    [Theory]
    [InlineData("pizzas.csv", 4, "margherita;L;cheap", "'cheap' is no number")]
    [InlineData("orders.csv", 3, "2,2024-06-31,12:00:00", "is no date and time")]
    [InlineData("order_details.csv", 2, "1;the_lunar_m;the_lunar;1", "'the_lunar_m' is not in pizzas.csv")]
    [InlineData("order_details.csv", 5, "2;smoky_m", "4 cells are wanted, 2 are there")]
    public async Task A_broken_file_is_named_with_its_line(string file, int line, string row, string reason)
    {
        var broken = Copy();
        var rows = await File.ReadAllLinesAsync(Path.Combine(broken, file));
        rows[line - 1] = row;
        await File.WriteAllLinesAsync(Path.Combine(broken, file), rows);

        var (code, _, error) = await ReplayAsync("--data", broken, "--into", Into("broken"));

        Assert.Equal(1, code);
        Assert.Contains($"{file}, line {line}: ", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Into("broken")));
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var broken = Copy();
        File.Delete(Path.Combine(broken, "pizza_types.csv"));

        var (code, _, error) = await ReplayAsync("--data", broken, "--into", Into("missing"));

        Assert.Equal(1, code);
        Assert.Contains("There is no pizza_types.csv", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015-01-01", "There is no order in 1 days from 2015-01-01.")]
    [InlineData("2024-02-30", "--from must be yyyy-MM-dd or 'busiest'")]
    [InlineData("yesterday", "--from must be yyyy-MM-dd or 'busiest'")]
    public async Task A_date_without_orders_is_refused(string from, string reason)
    {
        var (code, _, error) = await ReplayAsync("--data", Sample, "--from", from, "--into", Into("nothing"));

        Assert.Equal(1, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Into("nothing")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3601")]
    [InlineData("-1")]
    [InlineData("fast")]
    public async Task A_speed_beyond_the_limits_is_refused(string speed)
    {
        var (code, _, error) = await ReplayAsync("--data", Sample, "--speed", speed, "--into", Into("speed"));

        Assert.Equal(1, code);
        Assert.Contains("--speed", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Into("speed")));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        var (code, _, error) = await ReplayAsync("--data", Sample, "--into", Copy());

        Assert.Equal(1, code);
        Assert.Contains("is not empty", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static int LinesOfSample => File.ReadLines(Path.Combine(Sample, "order_details.csv")).Skip(1).Count();

    private string Into(string name) => Path.Combine(_folder.FullName, name);

    private string Copy()
    {
        var copy = Directory.CreateDirectory(Into("copy")).FullName;

        foreach (var file in Directory.EnumerateFiles(Sample))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    // The rows that say something of the service; not how long the replay took.
    private static IEnumerable<string> TableOf(string output) => Rows().Matches(output).Select(row => row.Value);

    private static Task<(int Code, string Out, string Error)> ReplayAsync(params string[] words) => SayAsync(["replay", .. words]);

    private static async Task<(int Code, string Out, string Error)> SayAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await HubCommandLine.RunAsync(words, output, error);
        return (code, $"{output}", $"{error}");
    }

    [GeneratedRegex(@"^  (orders sealed|lines|pieces|total|of which VAT|late orders|sent|started|ready) .*$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
