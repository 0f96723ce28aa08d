using System.Net;
using System.Net.Sockets;
using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Poles;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests;

/// <summary>What goes over the line, read by a display that knows nothing of our codec.</summary>
public sealed class PoleTests
{
    private static readonly TillId Till = new("T1");

    [Theory]
    [InlineData(PoleKind.Epson, "2 Steak frites 39,80", "TOTAL          46,80")]
    [InlineData(PoleKind.Cd5220, "2 Steak frites 39,80", "TOTAL          46,80")]
    [InlineData(PoleKind.Epson, "Crème brûlée à l'œuf", "REÇU 50,00 €")]
    public async Task The_pole_shows_the_two_lines_that_were_meant(PoleKind kind, string upper, string lower)
    {
        await using var display = new Display();

        Assert.Equal(PoleOutcome.Shown, await Poles(kind, display.Port).ShowAsync(Till, new(upper, lower), CancellationToken.None));

        var read = await display.ReadAsync(kind);
        Assert.Equal((upper.Replace('œ', 'o').PadRight(20), lower.PadRight(20)), read);
    }

    [Fact]
    public async Task What_a_pole_has_no_letter_for_keeps_its_place_and_is_never_a_question_mark()
    {
        await using var display = new Display();

        await Poles(PoleKind.Cd5220, display.Port)
            .ShowAsync(Till, new("Crème brûlée – 4,50 €", "Ωmega 汤 \u0007 fin"), CancellationToken.None);

        Assert.Equal(("Creme brulee - 4,50 ", " mega     fin       "), await display.ReadAsync(PoleKind.Cd5220));
    }

    [Fact]
    public void A_picture_sign_that_the_row_cuts_in_half_is_a_space() => Assert.EndsWith(
        "Menu Enfant 12,50   \r",
        Encoding.ASCII.GetString(PoleCodec.Encode(PoleKind.Cd5220, new("", "Menu Enfant 12,50  😀"))), StringComparison.Ordinal);

    [Fact]
    public async Task A_pole_that_is_off_is_a_failure_and_no_exception()
    {
        int free;

        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            free = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        Assert.Equal(PoleOutcome.Failed, await Poles(PoleKind.Epson, free).ShowAsync(Till, new("", ""), CancellationToken.None));
    }

    [Theory]
    [InlineData("true", PoleOutcome.Shown)]
    [InlineData("false", PoleOutcome.Failed)]
    public async Task A_printers_display_is_asked_over_http_and_a_dishs_name_is_no_markup(string success, PoleOutcome outcome)
    {
        var asked = "";
        await using var printer = new Talker(async (line, stop) =>
        {
            var bytes = new byte[8_192];

            while (!asked.EndsWith("</s:Envelope>", StringComparison.Ordinal))
            {
                asked += Encoding.UTF8.GetString(bytes, 0, await line.ReadAsync(bytes, stop));
            }

            var answer = $"<response success=\"{success}\" code=\"\"/>";
            await line.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n{answer}"), stop);
        });
        using var poles = new HousePoles(
            [], new RulesFeed(new CounterDevice("D1", "", CounterKind.PoleEpos, printer.Address, Till)), new HttpClient(), TimeProvider.System);

        Assert.Equal(outcome, await poles.ShowAsync(Till, new("Fish & <chips> œuf", "TOTAL 12,50"), CancellationToken.None));

        Assert.StartsWith("POST /cgi-bin/eposDisp/service.cgi HTTP/1.1", asked, StringComparison.Ordinal);
        var said = System.Xml.Linq.XDocument.Parse(asked[(asked.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        System.Xml.Linq.XNamespace display = EposDisplay.Namespace;
        Assert.Equal("local_display", said.Descendants(display + "devid").Single().Value);
        Assert.Equal(["Fish & <chips> ouf  ", "TOTAL 12,50         "], said.Descendants(display + "text").Select(text => text.Value));
    }

    [Fact]
    public async Task A_pole_that_the_house_writes_down_is_followed_at_once_and_goes_before_the_settings()
    {
        var rules = new RulesFeed();
        await using var display = new Display();
        using var poles = new HousePoles(new() { ["T1"] = new() { Address = "127.0.0.1:9" } }, rules, new HttpClient(), TimeProvider.System);
        var moved = 0;
        poles.TillsMoved += () => moved++;

        rules.Push(
            new("D1", "", CounterKind.PoleCd5220, $"127.0.0.1:{display.Port}", Till), new("D2", "", CounterKind.PoleEpson, "127.0.0.1:9", new("T2")),
            new("D3", "", CounterKind.PoleEpson, "127.0.0.1:9", new("T3"), IsOn: false));

        Assert.Equal((1, "T1 T2"), (moved, string.Join(' ', poles.Tills)));
        Assert.Equal(PoleOutcome.Shown, await poles.ShowAsync(Till, new("Bonjour", ""), CancellationToken.None));
        Assert.Equal("Bonjour             ", (await display.ReadAsync(PoleKind.Cd5220)).Upper);
    }

    [Theory]
    [InlineData("", 3, "Poles:T1:Address")]
    [InlineData("host", 3, "Poles:T1:Address")]
    [InlineData("host:9100/x", 3, "Poles:T1:Address")]
    [InlineData("host:9100", 0, "Poles:T1:PatienceSeconds")]
    [InlineData("host:9100", 31, "Poles:T1:PatienceSeconds")]
    public void A_faulty_setting_is_named(string address, int patience, string key)
    {
        var settings = new PoleSettings { ["T1"] = new() { Address = address, PatienceSeconds = patience } };

        Assert.StartsWith(key, Assert.Single(settings.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_that_cannot_be_is_named() => Assert.StartsWith(
        "Poles:T 1", Assert.Single(new PoleSettings { ["T 1"] = new() { Address = "host:1" } }.Faults()), StringComparison.Ordinal);

    private static HousePoles Poles(PoleKind kind, int port) => new(
        new() { ["T1"] = new() { Kind = kind, Address = $"127.0.0.1:{port}" } }, new RulesFeed(), new HttpClient(), TimeProvider.System);

    /// <summary>Two rows of glass, written from the makers' command lists.</summary>
    private sealed class Display : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Display() => _listener.Start();

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async Task<(string Upper, string Lower)> ReadAsync(PoleKind kind)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            using var line = await _listener.AcceptTcpClientAsync(patience.Token);
            using var bytes = new MemoryStream();
            await line.GetStream().CopyToAsync(bytes, patience.Token);
            return kind is PoleKind.Epson ? Epson(bytes.ToArray()) : Cd5220(bytes.ToArray());
        }

        private static (string Upper, string Lower) Epson(byte[] bytes)
        {
            var glass = new[] { new string(' ', 20).ToCharArray(), new string(' ', 20).ToCharArray() };
            var western = CodePagesEncodingProvider.Instance.GetEncoding(858)!;
            var (row, column, table) = (0, 0, 0);

            for (var at = 0; at < bytes.Length; at++)
            {
                switch (bytes[at])
                {
                    case 0x1b when bytes[at + 1] == '@': at++; break;
                    case 0x1b when bytes[at + 1] == 't': table = bytes[at += 2]; break;
                    case 0x0c: (row, column) = (0, 0); break;
                    case 0x1f when bytes[at + 1] == '$': (column, row) = (bytes[at + 2] - 1, bytes[at + 3] - 1); at += 3; break;
                    default: glass[row][column++] = western.GetString(bytes, at, 1)[0]; break;
                }
            }

            Assert.Equal(19, table);
            return (new(glass[0]), new(glass[1]));
        }

        private static (string Upper, string Lower) Cd5220(byte[] bytes)
        {
            var text = Encoding.ASCII.GetString(bytes);
            return (Row('A'), Row('B'));

            string Row(char row)
            {
                var start = text.IndexOf($"\u001bQ{row}", StringComparison.Ordinal) + 3;
                return text[start..text.IndexOf('\r', start)];
            }
        }

        public ValueTask DisposeAsync()
        {
            _listener.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
