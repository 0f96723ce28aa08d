using System.Text;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports;

/// <summary>
/// Makes the signed archive of a period. What was archived once is the same to the byte when it is made again: the places in the
/// journal, the order, the frame and the signature are those of the first time.
/// </summary>
public sealed class ArchiveMaker(
    IGrainFactory grains, TillJournal journal, IFeed<TillsView> tills, IExportStore store, IManifestSigner signer, SiteSettings site)
{
    private const string Form = "RETAILPOS-ARCHIVE1";
    private const string SignatureForm = "RETAILPOS-SIGNATURE1";

    public async Task<ExportMade> MakeAsync(DayRange days, TillId? scope, Actor by, CancellationToken stop)
    {
        var view = await tills.ReachAsync(tills.Head, stop);
        var made = view.Tills.Values.SelectMany(till => till.Archives).Where(archive => archive.IsOf(scope, days.First, days.Last)).ToList();
        var of = view.Tills.Where(till => scope is null || scope == till.Key).ToList();

        if (made.Count is 0 && !await CloseAsync(of.Select(till => till.Key), days.Last))
        {
            return ExportRefusal.PeriodNotClosed;
        }

        var span = made is [.., var last] ? new(last.After, last.Until, last.Looked) : await SpanOfAsync(days, stop);
        await using var tables = new ArchiveTables(store);
        await FillAsync(tables, span, days, scope, [.. of.Select(till => till.Key)], stop);

        if (tables.IsEmpty)
        {
            return ExportRefusal.NothingThere;
        }

        var files = tables.End(signer.PublicKeys);

        if (files.Sum(file => file.Length) > PlainZip.LengthMax)
        {
            return ExportRefusal.TooLarge;
        }

        await using var manifest = Ended("manifest.csv", ManifestOf(days, scope, span, await journal.HouseAtAsync(span.Until, stop), tables, files));
        var signed = made.Find(archive => archive.Manifest == manifest.Sha256)?.Signature ?? signer.Sign(ManifestSignature.TextOf(manifest.Sha256));
        await using var signature = Ended(
            "manifest.sig", $"form;{SignatureForm}\r\ntext;{signed.Text}\r\nkey;{signed.KeyId}\r\nsignature;{signed.Signature}\r\n");

        await using var draft = store.Begin($"archive-{scope?.Value ?? "all"}-{days.First:yyyyMMdd}-{days.Last:yyyyMMdd}.zip");
        var zip = new PlainZip(draft.Content);

        foreach (var file in files.Append(manifest).Append(signature))
        {
            await zip.AddAsync(file.Name, file.Content, file.Crc, file.Length, stop);
        }

        await zip.EndAsync(stop);
        await SealAsync(days, scope, span, manifest.Sha256, signed, tables, by);
        return new(Refusal: null, await draft.KeepAsync());
    }

    // A day is closed before its archive is made, so that the archive holds its closure.
    private async Task<bool> CloseAsync(IEnumerable<TillId> tills, DateOnly last)
    {
        var isClosed = true;

        foreach (var till in tills)
        {
            var grain = grains.GetGrain<ITillGrain>(till.Value);
            await grain.TellAsync(
                new($"archive-closing/{Guid.CreateVersion7():N}"), new TillCommand.CloseOver(ClosureCause.BeforeRecord, Actor.Hub));
            var books = await grain.ReadAsync();
            isClosed &= books.IsTraining || books.Books.FirstAt is null || books.Books.ClosedTo >= last;
        }

        return isClosed;
    }

    private async ValueTask<Span> SpanOfAsync(DayRange days, CancellationToken stop)
    {
        var (after, until) = await journal.SpanOf(days, stop);
        return new(after, until, journal.Head);
    }

    // Closures stand behind what they close: they belong to the period that they name, and not to the day on which they were made.
    private async Task FillAsync(
        ArchiveTables tables, Span span, DayRange days, TillId? scope, HashSet<TillId> tills, CancellationToken stop)
    {
        var waiting = tills.ToHashSet();

        await foreach (var recorded in journal.RecordedAsync(span.After, span.Looked, stop))
        {
            var isWithin = recorded.Position <= span.Until;

            switch (recorded.Event)
            {
                case TechnicalLogEvent.Sealed e when isWithin && (scope is null || scope == e.Record.Till):
                    tables.Hear(e);
                    break;
                case TillEvent happened:
                    var till = new TillId(recorded.KeyOf(Streams.Till));
                    var belongs = happened is TillEvent.PeriodClosed { Closure.To: var to } ? days.Contains(to) : isWithin;

                    if (belongs && tills.Contains(till))
                    {
                        tables.Hear(till, happened);
                    }

                    // Whoever sells on has closed before.
                    if (!isWithin && !belongs)
                    {
                        waiting.Remove(till);
                    }

                    if (!isWithin && waiting.Count is 0)
                    {
                        return;
                    }

                    break;
            }
        }
    }

    // Written down before anybody can fetch it: an archive that nobody knows of would be one too many.
    private async Task SealAsync(
        DayRange days, TillId? scope, Span span, string manifest, ManifestSignature signed, ArchiveTables tables, Actor by)
    {
        var act = Guid.CreateVersion7();

        foreach (var (till, sums) in tables.Sums)
        {
            var told = await grains.GetGrain<ITillGrain>(till).TellAsync(
                new($"archive/{act:N}/{till}"),
                new TillCommand.SealArchive(
                    scope, days.First, days.Last, span.After, span.Until, span.Looked, manifest, sums.Vat, sums.Tickets, sums.Refunds, sums.Records, signed, by));

            if (told.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"The till {till} did not write its archive down: {refusal}.");
            }
        }
    }

    private string ManifestOf(
        DayRange days, TillId? scope, Span span, HouseIdentity house, ArchiveTables tables, IReadOnlyList<SheetFile> files)
    {
        var text = new StringBuilder();
        Row("form", Form);
        Row("period", Cells.Of(days.First), Cells.Of(days.Last));
        Row("scope", scope?.Value ?? "*");
        Row("positions", Cells.Of(span.After), Cells.Of(span.Until));
        Row("currency", site.Currency);
        Row("house", house.Name, string.Join(", ", house.Address), house.Siret, house.VatNumber);

        foreach (var ((till, kind), part) in tables.Chains)
        {
            Row("chain", kind, till, Cells.Of(part.First), Cells.Of(part.Last), part.Before, part.Link);
        }

        foreach (var (till, sums) in tables.Sums.Where(till => till.Value.Tickets + till.Value.Refunds > 0))
        {
            Row("total", till, Cells.Of(sums.Tickets), Cells.Of(sums.Refunds), Cells.Of(sums.Vat.Sum(share => share.TaxIncluded)));

            foreach (var share in sums.Vat)
            {
                Row(["vat", till, .. SchemeTables.Total(share)]);
            }
        }

        foreach (var (form, name) in tables.Forms)
        {
            Row("table", form, name);
        }

        foreach (var file in files)
        {
            Row("file", file.Name, Cells.Of(file.Length), file.Sha256);
        }

        return text.ToString();

        // Names of houses are free text, and these rows have no quotes.
        void Row(params string[] cells) =>
            text.AppendJoin(';', cells.Select(cell => cell.Replace(';', ','))).Append("\r\n");
    }

    /// <summary>Where an archive lies in the journal.</summary>
    private readonly record struct Span(long After, long Until, long Looked);

    private SheetFile Ended(string name, string text)
    {
        var file = new SheetFile(name, store.Scratch());
        file.Text(text);
        file.End();
        return file;
    }
}
