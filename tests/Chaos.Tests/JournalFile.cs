using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace RetailPos.Chaos.Tests;

/// <summary>What is in the journal, read out of its file with nothing of ours: names and JSON.</summary>
internal sealed class JournalFile
{
    private readonly List<Happened> _events = [];

    private JournalFile()
    {
    }

    public static JournalFile Read(string path)
    {
        var journal = new JournalFile();
        using var file = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        file.Open();
        using var query = file.CreateCommand();
        query.CommandText = "SELECT stream, name, payload FROM history ORDER BY position";
        using var rows = query.ExecuteReader();

        while (rows.Read())
        {
            using var payload = JsonDocument.Parse(rows.GetString(2));
            journal._events.Add(new(rows.GetString(0), rows.GetString(1), payload.RootElement.Clone()));
        }

        return journal;
    }

    public IEnumerable<Happened> Of(string name) => _events.Where(happened => happened.Name == name);

    /// <summary>Every job that a device was ever given, and what became of the last go at it.</summary>
    public IReadOnlyDictionary<string, Job> Jobs()
    {
        var jobs = new Dictionary<string, Job>(StringComparer.Ordinal);

        foreach (var (stream, name, payload) in _events.Where(happened => happened.Stream.StartsWith("outbox-", StringComparison.Ordinal)))
        {
            if (name is "outbox.job-queued" or "outbox.job-taken-over")
            {
                var job = payload.GetProperty("job");
                jobs[job.GetProperty("id").GetString()!] = new(stream["outbox-".Length..], job.GetProperty("kind").GetString()!, job.GetProperty("title").GetString()!, $"{job}", "Waiting");
                continue;
            }

            var about = payload.GetProperty("job");
            var id = about.ValueKind is JsonValueKind.String ? about.GetString()! : about.GetProperty("id").GetString()!;
            jobs[id] = jobs[id] with
            {
                State = name switch
                {
                    "outbox.job-begun" => "Begun",
                    "outbox.job-printed" => "Printed",
                    "outbox.job-failed" or "outbox.job-asked-again" => "Waiting",
                    "outbox.job-doubtful" => "Doubtful",
                    "outbox.job-moved" => "Moved",
                    "outbox.job-dropped" => "Dropped",
                    "outbox.job-came-out" => "CameOut",
                    _ => throw new InvalidDataException($"Nobody knows {name}."),
                },
            };
        }

        return jobs;
    }

    /// <summary>What each register has sealed as paid, one row for each payment; what went back is below zero.</summary>
    public IReadOnlyList<Paid> Sealed() =>
    [
        .. Of("till.ticket-sealed").Select(e => PaidIn(e, e.Payload.GetProperty("ticket").GetProperty("first"))),
        .. Of("till.payment-sealed").Select(e => PaidIn(e, e.Payload.GetProperty("payment").GetProperty("payment"))),
    ];

    /// <summary>What sales hold as paid.</summary>
    public IReadOnlyList<Paid> Held() =>
        [.. Of("sale.payment-confirmed").Select(e => PaidIn(e, e.Payload.GetProperty("payment")))];

    /// <summary>Every go at a card, and how it stands.</summary>
    public IReadOnlyDictionary<string, Card> Cards()
    {
        var cards = new Dictionary<string, Card>(StringComparer.Ordinal);

        foreach (var (stream, name, payload) in _events.Where(happened => happened.Name.StartsWith("sale.card-", StringComparison.Ordinal)))
        {
            var about = payload.GetProperty("attempt");

            if (name is "sale.card-asked")
            {
                cards[about.GetProperty("id").GetString()!] = new(
                    stream, about.GetProperty("terminal").GetString()!, about.GetProperty("amount").GetInt64(), "Pending");
                continue;
            }

            var id = about.ValueKind is JsonValueKind.String ? about.GetString()! : about.GetProperty("id").GetString()!;
            cards[id] = cards[id] with
            {
                Outcome = name switch
                {
                    "sale.card-answered" or "sale.card-resolved" => payload.GetProperty("result").GetProperty("outcome").GetString()!,
                    "sale.card-query-asked" => "Pending",
                    "sale.card-unbooked" => "Unbooked",
                    _ => cards[id].Outcome,
                },
            };
        }

        return cards;
    }

    private static Paid PaidIn(Happened e, JsonElement payment) => new(
        e.Stream, payment.GetProperty("mode").GetString()!, payment.GetProperty("given").GetInt64() - payment.GetProperty("change").GetInt64());

    internal sealed record Happened(string Stream, string Name, JsonElement Payload);

    /// <param name="Text">All of it, as JSON.</param>
    internal sealed record Job(string Device, string Kind, string Title, string Text, string State);

    /// <param name="Stream">Of the register, or of the sale.</param>
    internal sealed record Paid(string Stream, string Mode, long Cents);

    internal sealed record Card(string Stream, string Terminal, long Cents, string Outcome);
}
