using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Finding;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Devices.Terminals.Simulated;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests.Finding;

/// <summary>A search among peers on the loopback, of which every byte is looked at.</summary>
public sealed class NetworkFinderTests : IDisposable
{
    private static readonly FinderPorts Nowhere = new() { Raw = Free(), Office = Free(), Http = [], Https = [], CaisseAp = Free(), Zvt = [] };

    /// <summary>Who is to answer is waited for, however busy the machine is.</summary>
    private static readonly FinderPatience Long = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

    /// <summary>Who is to say nothing has said nothing soon. Only finding the line is waited for.</summary>
    private static readonly FinderPatience Short = Long with { Printer = TimeSpan.FromMilliseconds(300), Terminal = TimeSpan.FromSeconds(2) };

    private readonly List<PrinterProbe> _probes = [];

    public void Dispose() => _probes.ForEach(probe => probe.Dispose());

    [Fact]
    public async Task A_printer_of_ESC_POS_is_asked_for_its_state_and_nothing_else()
    {
        await using var printer = new Listener(heard => heard is [0x10, 0x04, ..] ? [0x16] : null);

        var found = Assert.Single(await FindAsync(Nowhere with { Raw = printer.Port }));

        Assert.Equal(new($"127.0.0.1:{printer.Port}", PrinterDialect.EscPos, null, FoundHow.Answered), found);
        Assert.Equal([0x10, 0x04, 0x01], printer.Heard);
    }

    [Fact]
    public async Task A_printer_of_Star_says_so_when_it_is_asked_its_own_way()
    {
        await using var printer = new Listener(heard => heard is [0x1b, 0x06, ..] ? [0x23, 0x06, 0, 0, 0, 0, 0, 0, 0] : null);

        // The first question is one that it does not answer.
        var found = Assert.Single(await FindAsync(Nowhere with { Raw = printer.Port }, patience: Long with { Printer = TimeSpan.FromSeconds(5) }));

        Assert.Equal((PrinterDialect.StarLine, FoundHow.Answered), (found.Dialect, found.How));
        Assert.Equal([0x10, 0x04, 0x01, 0x1b, 0x06, 0x01], printer.Heard);
    }

    [Fact]
    public async Task One_that_says_nothing_is_shown_as_one_that_says_nothing()
    {
        await using var printer = new Listener(Listener.Nothing);

        Assert.Equal(FoundHow.Silent, Assert.Single(await FindAsync(Nowhere with { Raw = printer.Port }, patience: Short)).How);
    }

    [Fact]
    public async Task One_that_takes_office_documents_is_sent_not_a_byte()
    {
        await using var printer = new Listener(Listener.Nothing);
        await using var ipp = new Listener(Listener.Nothing);

        Assert.Equal(FoundHow.Office, Assert.Single(await FindAsync(Nowhere with { Raw = printer.Port, Office = ipp.Port })).How);
        Assert.Empty(printer.Heard);
    }

    [Fact]
    public async Task ePOS_is_asked_with_a_document_that_prints_nothing()
    {
        var body = $"<response xmlns=\"{EposXml.Namespace}\" success=\"true\" code=\"\" status=\"2\"/>";
        await using var printer = new Listener(heard => Encoding.UTF8.GetString(heard).Contains("epos-print", StringComparison.Ordinal) ? Http(body) : null);

        var found = Assert.Single(await FindAsync(Nowhere with { Http = [Free(), printer.Port] }));

        Assert.Equal(new($"127.0.0.1:{printer.Port}", PrinterDialect.Epos, null, FoundHow.Answered), found);
        var said = Encoding.UTF8.GetString([.. printer.Heard]);
        Assert.Equal("", XElement.Parse(said[said.IndexOf('<', StringComparison.Ordinal)..]).Value.Trim());
        Assert.All(["<feed", "<cut", "<pulse", "<image", "<sound"], word => Assert.DoesNotContain(word, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_other_page_is_no_printer()
    {
        await using var camera = new Listener(_ => Http("<html><body>Camera</body></html>"));

        Assert.Empty(await FindAsync(Nowhere with { Http = [camera.Port] }));
    }

    [Fact]
    public async Task Terminals_are_asked_who_they_are_and_no_amount_leaves()
    {
        await using var caisse = new SimulatedCaisseAp(0);
        await using var zvt = new SimulatedZvt(0);

        var found = await FindAsync(Nowhere with { CaisseAp = PortOf(caisse.Address), Zvt = [PortOf(zvt.Address)] }, FindKind.Terminals);

        Assert.Equal(
            [(TerminalProtocol.CaisseAp, FoundHow.Answered), (TerminalProtocol.Zvt, FoundHow.Answered)],
            found.Select(one => (one.Protocol!.Value, one.How)));
        Assert.Empty(caisse.Booked.Concat(zvt.Booked));
    }

    [Fact]
    public async Task Somebody_else_at_a_terminals_port_is_none()
    {
        await using var other = new Listener(_ => "HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());

        Assert.Empty(await FindAsync(Nowhere with { CaisseAp = other.Port }, FindKind.Terminals));
    }

    [Fact]
    public async Task Every_address_of_a_range_is_asked_and_told()
    {
        await using var one = new Listener(_ => [0x12], "127.0.0.3");
        await using var other = new Listener(_ => [0x12], "127.0.0.9", one.Port);
        var steps = new List<FindStep>();

        await foreach (var step in Finder(Nowhere with { Raw = one.Port }).FindAsync(FindKind.Printers, Range("127.0.0.2-20"), CancellationToken.None))
        {
            steps.Add(step);
        }

        Assert.Equal(Enumerable.Range(1, 19), steps.Select(step => step.Asked));
        Assert.All(steps, step => Assert.Equal(19, step.Count));
        Assert.Equal(["127.0.0.3", "127.0.0.9"], steps.SelectMany(step => step.Found).Select(found => found.Address.Split(':')[0]).Order());
    }

    [Fact]
    public async Task A_search_that_is_stopped_ends_at_once()
    {
        await using var silent = new Listener(Listener.Nothing);
        using var stop = new CancellationTokenSource();
        var asked = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Finder(Nowhere with { Raw = silent.Port }).FindAsync(FindKind.Printers, Range("127.0.0.0/22"), stop.Token))
            {
                asked++;
                await stop.CancelAsync();
            }
        });

        // Many are asked at a time, and the one that says nothing was never the last to answer.
        Assert.InRange(asked, 1, 1_021);
    }

    [Theory]
    [InlineData(0x12, PrinterDialect.EscPos)]
    [InlineData(0x1e, PrinterDialect.EscPos)]
    [InlineData(0x14, PrinterDialect.EscPos)]
    [InlineData(0x23, PrinterDialect.StarLine)]
    [InlineData(0x0f, PrinterDialect.StarLine)]
    [InlineData(0x48, null)]
    [InlineData(0xff, null)]
    public void A_printer_is_known_by_the_bits_that_never_change(byte first, PrinterDialect? dialect) =>
        Assert.Equal(dialect, PrinterProbe.DialectOf(first));

    private async Task<List<FoundDevice>> FindAsync(FinderPorts ports, FindKind kind = FindKind.Printers, FinderPatience? patience = null)
    {
        var found = new List<FoundDevice>();

        await foreach (var step in Finder(ports, patience).FindAsync(kind, Range("127.0.0.1"), CancellationToken.None))
        {
            found.AddRange(step.Found);
        }

        return found;
    }

    private NetworkFinder Finder(FinderPorts ports, FinderPatience? patience = null)
    {
        _probes.Add(new(ports, patience ?? Long));
        return new(_probes[^1], new(ports, patience ?? Long, TimeProvider.System), patience ?? Long);
    }

    private static AddressRange Range(string typed) => AddressRange.Read(typed).Range!;

    private static byte[] Http(string body) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    private static int PortOf(string address) => int.Parse(address.Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture);

    // Nobody listens where somebody has just stopped to.
    private static int Free()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
