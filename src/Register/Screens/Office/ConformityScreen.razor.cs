using Microsoft.JSInterop;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Look;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>What the program is, and a draft of the attestation that editor and user sign. It attests nothing itself.</summary>
public sealed partial class ConformityScreen(IConformityDesk desk, IFeed<HouseRulesView> rules, IJSRuntime page) : RegisterPart
{
    private Conformity? _known;
    private string? _fault;

    private HouseIdentity House => rules.Current.Rules.Receipts.House;

    private bool IsIncomplete => House is { Name.Length: 0 } or { Siret.Length: 0 } or { Address.IsEmpty: true };

    private string UserName => string.Join(", ", new[] { House.Name.Length > 0 ? House.Name : Site.Name, House.LegalForm }
        .Concat(House.Address).Where(said => said.Length > 0));

    protected override async Task OnInitializedAsync()
    {
        base.OnInitialized();

        try
        {
            _known = await desk.ReadAsync();
        }
        catch (Exception fault)
        {
            _fault = WordsOf(fault);
        }
    }

    private string PartOf(int at) => _known?.Version.Split('.').ElementAtOrDefault(at) ?? "0";

    // Eight signs at a time: so people compare it.
    private static string Grouped(string hash) => string.Join(' ', hash.Chunk(8).Select(signs => new string(signs)));

    private Task PrintAsync() => page.PrintAsync();
}
