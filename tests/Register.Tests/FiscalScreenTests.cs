using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;
using RetailPos.Register.Home;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

public sealed class FiscalScreenTests : Counter, IFiscalDesk
{
    private static readonly TillId C1 = new("C1");
    private static readonly Seal Sealed = Seal.Of("TICKET1,a", Seal.NoPrevious) with { KeyId = "key-1", Signature = new('S', 86) };

    private FiscalFaultKind? _fault;
    private bool _isThere = true;
    private readonly List<(ValueList<FoundFault> Faults, string Reason)> _noted = [];

    public FiscalScreenTests()
    {
        Services.AddSingleton<IFiscalDesk>(this).AddSingleton(new HouseTills([C1]));
        Tills.Push(new(2, Tills.Current.Tills.Add(C1, Till.New with { Chains = ChainEnds.None.With(FiscalChainKind.Tickets, new(12, "x")) })));
    }

    public Task<SealProof?> ProveAsync(TillId till, FiscalChainKind kind, long number, CancellationToken stop) => Task.FromResult(
        _isThere ? new SealProof(new(till, kind, number, Sealed, Clock.GetUtcNow()), _fault, IsLinked: true, Position: 1) : null);

    public Task<ChainsProof> ProveAllAsync(Action<ChainsProgress> said, CancellationToken stop)
    {
        FoundFault? fault = _fault is { } kind ? new(C1, FiscalChainKind.Tickets, 7, kind) : null;
        return Task.FromResult(new ChainsProof(
            [new(C1, FiscalChainKind.Tickets, 12, fault), new(C1, FiscalChainKind.Notes, 3, Fault: null)],
            fault is null ? [] : [fault], 15, Clock.GetUtcNow()));
    }

    public Task<Told<ChainWatchRefusal>> AcknowledgeAsync(CommandId id, ValueList<FoundFault> faults, string reason, Actor by)
    {
        _noted.Add((faults, reason));
        var watch = Chains.Current.Watch;
        Chains.Push(new(Chains.Current.Position + 1, watch with
        {
            Faults = [.. watch.Faults.Select(seen => faults.Contains(seen.Fault) ? seen with { Noted = new(reason, new("Léa", "office"), Clock.GetUtcNow()) } : seen)],
        }));
        return Task.FromResult(new Told<ChainWatchRefusal>(null, Chains.Current.Position));
    }

    [Fact]
    public void A_found_fault_is_taken_note_of_with_a_reason_and_stays_on_the_page()
    {
        FoundFault cut = new(C1, FiscalChainKind.Tickets, 9, FiscalFaultKind.TailMissing);
        Chains.Push(new(2, ChainWatch.New with { Faults = [new(cut, Clock.GetUtcNow()), new(new(C1, FiscalChainKind.Notes, 3, FiscalFaultKind.ClockWentBack), Clock.GetUtcNow())] }));
        var screen = Render<FiscalScreen>();
        Assert.True(screen.Find("[data-test=take-note]").HasAttribute("disabled"));

        screen.Find("[data-test=reason]").Input("  disque remplacé ");
        screen.Find("[data-test=note]").Submit();

        screen.WaitForAssertion(() => Assert.Contains("disque remplacé", screen.Find("[data-test=seen-TailMissing]").TextContent, StringComparison.Ordinal));
        Assert.Equal(([cut], "disque remplacé"), Assert.Single(_noted));
        Assert.Contains("Léa", screen.Find("[data-test=seen-TailMissing]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(screen.Find("[data-test=state-noted]"));
        Assert.Empty(screen.FindAll("[data-test=note]"));

        // The next one rings again.
        Chains.Push(new(9, Chains.Current.Watch with { Faults = Chains.Current.Watch.Faults.Add(new(cut with { Number = 4 }, Clock.GetUtcNow())) }));
        screen.WaitForAssertion(() => Assert.Contains("4", screen.Find("[data-test=state-bad]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void The_ends_of_the_chains_and_the_keys_are_shown_to_be_compared_with_paper()
    {
        Chains.Push(new(2, ChainWatch.New with { Keys = [new("key-1", "AA", Clock.GetUtcNow()), new("key-2", "BB", Clock.GetUtcNow(), Lost: "key-1")] }));
        Tills.Push(new(4, Tills.Current.Tills.SetItem(C1, Till.New with { Chains = ChainEnds.None.With(FiscalChainKind.Tickets, new(12, new('L', 86))) })));
        var screen = Render<FiscalScreen>();
        screen.Find("[data-test=tab-ends]").Click();

        var end = screen.Find("[data-test=end-C1-Tickets]").TextContent;
        Assert.Contains("12", end, StringComparison.Ordinal);
        Assert.Contains("LLLL", end, StringComparison.Ordinal);
        Assert.Contains("key-1", screen.Find("[data-test=keys] li:first-child .meta").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void One_seal_is_shown_with_its_text_hash_signature_and_key()
    {
        var screen = Render<FiscalScreen>();
        screen.Find("form").Submit();

        Assert.Equal(Sealed.Text, screen.Find("[data-test=text]").TextContent);
        Assert.Equal(Sealed.Hash, screen.Find("[data-test=hash]").TextContent);
        Assert.Equal(Sealed.Signature, screen.Find("[data-test=signature]").TextContent);
        Assert.Equal("key-1", screen.Find("[data-test=key]").TextContent);
        Assert.Equal("SSSS", screen.Find("[data-test=extract]").TextContent);
        Assert.NotNull(screen.Find("[data-test=good]"));
    }

    [Fact]
    public void Where_nothing_is_sealed_yet_there_is_nothing_to_ask_for()
    {
        Tills.Push(new(3, TillsView.Empty.Tills));
        var screen = Render<FiscalScreen>();
        Assert.NotNull(screen.Find("[data-test=nothing-sealed]"));
        Assert.Empty(screen.FindAll("form"));
    }

    [Fact]
    public void A_bad_seal_is_said_with_its_reason_and_a_missing_one_as_missing()
    {
        _fault = FiscalFaultKind.SignatureWrong;
        var screen = Render<FiscalScreen>();
        screen.Find("form").Submit();
        Assert.Contains("signature", screen.Find("[data-test=bad]").TextContent, StringComparison.OrdinalIgnoreCase);

        _isThere = false;
        screen.Find("form").Submit();
        Assert.NotNull(screen.Find("[data-test=missing]"));
    }

    [Fact]
    public void The_whole_chain_is_a_list_with_the_result_in_its_last_column()
    {
        _fault = FiscalFaultKind.ContentDiffers;
        var screen = Render<FiscalScreen>();
        screen.Find("[data-test=tab-all]").Click();
        screen.Find("[data-test=walk]").Click();

        Assert.Contains("7", screen.Find("[data-test=chain-C1-Tickets] td:last-child").TextContent, StringComparison.Ordinal);
        Assert.NotNull(screen.Find("[data-test=chain-C1-Notes] td:last-child .tag-ready"));
    }

    [Fact]
    public void What_the_watch_finds_is_shown_at_once_and_first()
    {
        var screen = Render<FiscalScreen>();
        Assert.NotNull(screen.Find("[data-test=state-good]"));

        Chains.Push(new(2, ChainWatch.New with { Faults = [new(new(C1, FiscalChainKind.Tickets, 9, FiscalFaultKind.TailMissing), Clock.GetUtcNow())] }));
        screen.WaitForAssertion(() => Assert.Contains("9", screen.Find("[data-test=state-bad]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_chain_and_every_fault_has_its_words_in_both_languages() => Assert.All(["fr-FR", "en-GB"], culture =>
    {
        Speak(culture);
        var words = Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Words>>();
        Assert.All(Enum.GetNames<FiscalChainKind>(), kind => Assert.False(words[$"FiscalChain{kind}"].ResourceNotFound, kind));
        Assert.All(Enum.GetNames<FiscalFaultKind>(), kind => Assert.False(words[$"FiscalFault{kind}"].ResourceNotFound, kind));
    });
}
