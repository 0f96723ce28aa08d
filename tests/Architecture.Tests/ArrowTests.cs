namespace RetailPos.Architecture.Tests;

/// <summary>Who may know whom. To draw a new arrow, write it here first, with its reason in the commit.</summary>
public sealed class ArrowTests
{
    private const string Kernel = "RetailPos.Kernel";
    private const string HubDomain = "RetailPos.Hub.Domain";
    private const string RegisterDomain = "RetailPos.Register.Domain";
    private const string Contracts = "RetailPos.Grains.Contracts";
    private const string GrainHost = "RetailPos.Grains.Embedded";
    private const string Documents = "RetailPos.Register.Documents";
    private const string Look = "RetailPos.Look";
    private const string Host = "RetailPos.Hub";

    private static readonly string[] Domains = [Kernel, HubDomain, RegisterDomain];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Kernel] = [],
        [HubDomain] = [Kernel],
        [RegisterDomain] = [Kernel],
        [Documents] = [Kernel, RegisterDomain],
        [GrainHost] = [],
        [Contracts] = [.. Domains, GrainHost],
        ["RetailPos.Grains"] = [.. Domains, Contracts, GrainHost, Documents],
        ["RetailPos.Hub.Storage"] = [.. Domains, Contracts],
        ["RetailPos.Hub.Devices"] = [.. Domains, Contracts],
        [Look] = [Kernel],
        ["RetailPos.Displays"] = [.. Domains, Contracts, Look, GrainHost],
        ["RetailPos.Register"] = [.. Domains, Contracts, Look, GrainHost],
        // The other opinion: it reads archives, and knows nobody.
        ["RetailPos.Verifier"] = [],
        [Host] =
        [
            .. Domains, GrainHost, Contracts, "RetailPos.Grains", "RetailPos.Hub.Storage", "RetailPos.Hub.Devices", Look,
            "RetailPos.Displays", "RetailPos.Register", Documents,
        ],
    };

    [Fact]
    public void Every_arrow_is_an_allowed_one() => Assert.Empty(Forbidden(Source.Arrows()));

    [Fact]
    public void Every_project_is_on_the_map() => Assert.Empty(Source.Arrows().Keys.Except(Allowed.Keys));

    // The host joins last; everything else stands from the first day.
    [Fact]
    public void Everything_on_the_map_is_a_project() =>
        Assert.Empty(Allowed.Keys.Except(Source.Arrows().Keys).Except([Host]));

    [Fact]
    public void Nobody_names_the_host() => Assert.DoesNotContain(Host, Source.Arrows().Values.SelectMany(targets => targets));

    [Fact]
    public void The_two_domains_do_not_know_each_other()
    {
        Assert.DoesNotContain(RegisterDomain, Allowed[HubDomain]);
        Assert.DoesNotContain(HubDomain, Allowed[RegisterDomain]);
    }

    [Fact]
    public void The_pure_projects_are_the_kernel_and_the_two_domains() => Assert.Equal(
        Domains.Order(),
        Source.PureFolders().Select(folder => Path.GetFileNameWithoutExtension(Directory.GetFiles(folder, "*.csproj")[0])).Order());

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Source.Root, "RetailPos.slnx"));

        Assert.All(
            Source.Files("src", "*.csproj").Concat(Source.Files("tests", "*.csproj")),
            path => Assert.Contains(Path.GetRelativePath(Source.Root, path).Replace('\\', '/'), solution, StringComparison.Ordinal));
    }

    // A guard that cannot bark guards nothing.
    [Theory]
    [InlineData(HubDomain, "RetailPos.Hub.Storage")]
    [InlineData(HubDomain, RegisterDomain)]
    [InlineData("RetailPos.Grains", "RetailPos.Hub.Storage")]
    [InlineData("RetailPos.Displays", "RetailPos.Hub.Devices")]
    [InlineData("RetailPos.Register", "RetailPos.Displays")]
    [InlineData("RetailPos.Register", "RetailPos.Register.Documents")]
    [InlineData("RetailPos.Register.Documents", Contracts)]
    [InlineData(Look, Contracts)]
    [InlineData("RetailPos.Hub.Devices", Host)]
    public void A_forbidden_arrow_is_found(string from, string to)
    {
        var arrows = Source.Arrows();
        arrows[from] = [.. arrows[from], to];
        Assert.Equal([$"{from} → {to}"], Forbidden(arrows));
    }

    [Fact]
    public void A_project_off_the_map_is_found() => Assert.Equal(
        ["RetailPos.Elsewhere → RetailPos.Kernel"], Forbidden(new() { ["RetailPos.Elsewhere"] = [Kernel] }));

    [Fact]
    public void The_arrow_to_the_grain_host_is_seen_though_no_project_file_writes_it() =>
        Assert.Contains(GrainHost, Source.Arrows()[Contracts]);

    private static IEnumerable<string> Forbidden(Dictionary<string, string[]> arrows) =>
        from project in arrows
        from target in project.Value
        where !Allowed.GetValueOrDefault(project.Key, []).Contains(target)
        select $"{project.Key} → {target}";
}
