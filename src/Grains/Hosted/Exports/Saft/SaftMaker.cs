using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports.Saft;

/// <summary>
/// Writes the standard audit file of cash registers (SAF-T Cash Register 1.00, of the OECD's family): each ticket with its lines,
/// taxes, payments and signature, each day with its Z report. A second file signs the first.
/// </summary>
/// <remarks>The journal is read once for what it names, and twice for each register: the schema wants events before transactions.</remarks>
public sealed class SaftMaker(
    TillJournal journal,
    IFeed<HouseRulesView> rules,
    IFeed<CatalogueView> catalogue,
    IExportStore store,
    IManifestSigner signer,
    SiteSettings site,
    TimeProvider clock)
{
    private const string Version = "1.0";
    private const string Form = "RETAILPOS-SAFT1";

    public async Task<ExportMade> MakeAsync(DayRange days, CancellationToken stop)
    {
        var span = await journal.SpanOf(days, stop);
        var masters = new SaftMasters();

        await foreach (var (happening, isWithin) in ReadAsync(days, span, stop))
        {
            masters.Hear(happening.Till, happening.Event, isWithin);
        }

        if (masters.IsEmpty)
        {
            return ExportRefusal.NothingThere;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"saft-{days.First:yyyyMMdd}-{days.Last:yyyyMMdd}.xml");
        await using var draft = store.Begin(name);
        await WriteAsync(draft.Content, days, span, masters, stop);
        draft.Content.Position = 0;
        var signed = signer.Sign(ManifestSignature.TextOf(Convert.ToHexStringLower(await SHA256.HashDataAsync(draft.Content, stop))));
        var made = await draft.KeepAsync();

        await using var signature = store.Begin($"{name}.sig");
        await signature.Content.WriteAsync(
            Encoding.UTF8.GetBytes($"form;{Form}\r\ntext;{signed.Text}\r\nkey;{signed.KeyId}\r\nsignature;{signed.Signature}\r\n"), stop);
        await signature.KeepAsync();
        return new(Refusal: null, made);
    }

    private async Task WriteAsync(Stream output, DayRange days, (long After, long Until) span, SaftMasters masters, CancellationToken stop)
    {
        var house = SaftHouse.Of(rules.Current.Rules, site, catalogue.Current.Catalogue);
        await using var writer = XmlWriter.Create(output, new()
        {
            Async = true, Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false,
        });
        var xml = new SaftXml(writer);
        await writer.WriteStartDocumentAsync();
        xml.Begin("auditfile");
        Head(xml, days);
        xml.Begin("company");
        xml.Id("companyIdent", house.CompanyId);
        xml.Say("companyName", house.Name);
        xml.Say("taxRegistrationCountry", house.Country);
        xml.SayIf("taxRegIdent", house.Identity.VatNumber);
        Address(xml, house);
        Rates(xml, masters);
        People(xml, masters);
        Articles(xml, masters, house);
        SaftBasics.Write(xml, house.Groups);
        xml.Begin("location");
        xml.Say("name", site.Name);

        foreach (var till in masters.Tills)
        {
            xml.Begin("cashregister");
            xml.Say("registerID", till.Value);
            xml.Say("regDesc", rules.Current.Rules.Registers.NameOf(till));
            var register = new SaftRegister(xml, till, masters, house);

            await foreach (var (happening, isWithin) in ReadAsync(days, span, stop))
            {
                if (happening.Till == till)
                {
                    register.WriteEvent(happening.Event, days, isWithin);
                }
            }

            await foreach (var happening in journal.ReadAsync(span.After, span.Until, stop))
            {
                if (happening.Till == till)
                {
                    register.WriteTransaction(happening.Event);
                }
            }

            xml.End();
        }

        await writer.WriteEndDocumentAsync();
    }

    // A day is closed when the next one has begun, sometimes long after: its records are read from before its first until its Z report.
    private async IAsyncEnumerable<(TillHappening Happening, bool IsWithin)> ReadAsync(
        DayRange days, (long After, long Until) span, [EnumeratorCancellation] CancellationToken stop)
    {
        var before = days.First.AddDays(-1);
        var (after, _) = await journal.SpanOf(new(before, before), stop);
        var open = new HashSet<TillId>();

        await foreach (var happening in journal.ReadAsync(after, journal.Head, stop))
        {
            if (happening.Position > span.Until && open.Count == 0)
            {
                yield break;
            }

            var isWithin = happening.Position > span.After && happening.Position <= span.Until;

            if (happening.Event is TillEvent.PeriodClosed { Closure: { Kind: ClosureKind.Day } closure } && closure.To >= days.Last)
            {
                open.Remove(happening.Till);
            }
            else if (isWithin)
            {
                open.Add(happening.Till);
            }

            yield return (happening, isWithin);
        }
    }

    private void Head(SaftXml xml, DayRange days) => xml.Within("header", () =>
    {
        xml.Say("fiscalYear", days.Last.Year.ToString(CultureInfo.InvariantCulture));
        xml.Day("startDate", days.First);
        xml.Day("endDate", days.Last);
        xml.Say("curCode", site.Currency);
        xml.At("dateCreated", "timeCreated", TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone)));
        xml.Say("softwareDesc", "RetailPos");
        xml.Say("softwareVersion", HouseSoftware.Version);
        xml.Say("softwareCompanyName", "RetailPos");
        xml.Say("auditfileVersion", Version);
        xml.Say(
            "headerComment",
            "Signatures: ECDSA P-256 with SHA-256 over the record's canonical text and the signature before it, base64url; public-keys.pem has the keys by their id (keyVersion). " +
            "VAT codes: rate in basis points, and the scheme where it is not the usual one; standard codes are those of UNTDID 5305.");
    });

    private static void Address(SaftXml xml, SaftHouse house)
    {
        if (!house.Identity.Address.IsEmpty)
        {
            xml.Within("streetAddress", () =>
            {
                xml.Say("streetname", house.Identity.Address[0]);
                xml.SayIf("additionalAddressDetails", Cut(string.Join(", ", house.Identity.Address.Skip(1)), 100));
                xml.Say("country", house.Country);
            });
        }
    }

    private static void Rates(SaftXml xml, SaftMasters masters) => xml.Within("vatCodeDetails", () =>
    {
        foreach (var (row, first) in masters.Rows)
        {
            xml.Within("vatCodeDetail", () =>
            {
                xml.Say("vatCode", SaftMasters.CodeOf(row));
                xml.Day("dateOfEntry", first);
                xml.Say("vatDesc", string.Create(CultureInfo.InvariantCulture, $"{row.Scheme} {row.Rate.BasisPoints / 100m} %"));
                xml.Say("standardVatCode", row.Scheme switch
                {
                    VatScheme.Standard => row.Rate.BasisPoints == 0 ? "Z" : "S",
                    VatScheme.IntraCommunity => "K",
                    VatScheme.SecondHand or VatScheme.Art or VatScheme.Antiques => "E",
                });
            });
        }
    });

    private static void People(SaftXml xml, SaftMasters masters) => xml.Within("employees", () =>
    {
        foreach (var (person, first) in masters.People)
        {
            xml.Within("employee", () =>
            {
                xml.Say("empID", person);
                xml.At("dateOfEntry", "timeOfEntry", first);
                xml.Say("surName", person);
            });
        }
    });

    private static void Articles(SaftXml xml, SaftMasters masters, SaftHouse house) => xml.Within("articles", () =>
    {
        foreach (var (id, (name, first)) in masters.Articles)
        {
            xml.Within("article", () =>
            {
                xml.Id("artID", id);
                xml.Day("dateOfEntry", first);
                xml.Id("artGroupID", house.GroupOf(new(id)));
                xml.Say("artDesc", name);
            });
        }
    });

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
