using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Scales;

/// <summary>One question to a scale and its answer, over an open line.</summary>
internal static class ScaleTalk
{
    private delegate (FrameHeard Heard, TAnswer Answer) Reading<TAnswer>(ReadOnlySpan<byte> heard);

    /// <exception cref="IOException">The line was cut.</exception>
    /// <exception cref="InvalidDataException">No scale of this kind says this.</exception>
    public static async ValueTask<Weighed> ToledoAsync(Stream line, CancellationToken stop)
    {
        await line.WriteAsync(Toledo8217.Question.ToArray(), stop);
        return await ListenAsync(line, Toledo8217.Read, Toledo8217.FrameBytesMax, stop);
    }

    /// <exception cref="IOException">The line was cut.</exception>
    /// <exception cref="InvalidDataException">No scale of this kind says this.</exception>
    public static async ValueTask<Weighed> Dialog06Async(Stream line, Money kilogramPrice, (ushort CheckSum, ushort Polynomial)? proof, CancellationToken stop)
    {
        if (kilogramPrice.Cents is < 0 or > Dialog06.PriceCentsMax)
        {
            return new(ScaleOutcome.OutOfRange);
        }

        // The second price comes after the proof.
        for (var turn = 0; turn < 2; turn++)
        {
            switch (await AskAsync(line, Dialog06.Price(kilogramPrice), stop))
            {
                case Dialog06Answer.Challenge challenge:
                    if (proof is not { } known || !await ProveAsync(line, known, challenge, stop))
                    {
                        return new(ScaleOutcome.Refused);
                    }

                    break;
                case Dialog06Answer.Taken:
                    return await ResultAsync(line, kilogramPrice, stop);
                default:
                    return await WhyAsync(line, stop);
            }
        }

        return new(ScaleOutcome.Refused);
    }

    private static async ValueTask<bool> ProveAsync(
        Stream line, (ushort CheckSum, ushort Polynomial) proof, Dialog06Answer.Challenge challenge, CancellationToken stop)
    {
        var answer = await AskAsync(line, Dialog06.Proof(proof.CheckSum, proof.Polynomial, challenge.First, challenge.Second), stop);
        return answer is Dialog06Answer.Taken or Dialog06Answer.Proven { IsGood: true };
    }

    private static async ValueTask<Weighed> ResultAsync(Stream line, Money kilogramPrice, CancellationToken stop) =>
        await AskAsync(line, Dialog06.ResultQuestion.ToArray(), stop) switch
        {
            Dialog06Answer.Result result when result.KilogramPrice != kilogramPrice || !result.IsRight => new(ScaleOutcome.Differs),
            Dialog06Answer.Result { Grams: 0 } => new(ScaleOutcome.Empty),
            Dialog06Answer.Result result => new(ScaleOutcome.Stable, result.Grams),
            Dialog06Answer.NotTaken => await WhyAsync(line, stop),
            Dialog06Answer.Challenge or Dialog06Answer.Proven => new(ScaleOutcome.Refused),
            _ => new(ScaleOutcome.Unclear),
        };

    private static async ValueTask<Weighed> WhyAsync(Stream line, CancellationToken stop) =>
        await AskAsync(line, Dialog06.StatusQuestion.ToArray(), stop) switch
        {
            // Not moved since the last: what lies there has been sold already.
            Dialog06Answer.Status { Code: 0 or 20 or 21 or 22 } => new(ScaleOutcome.Moving),
            Dialog06Answer.Status { Code: 30 or 32 } => new(ScaleOutcome.OutOfRange),
            Dialog06Answer.Status { Code: 31 } => new(ScaleOutcome.BelowZero),
            Dialog06Answer.Challenge or Dialog06Answer.Proven => new(ScaleOutcome.Refused),
            _ => new(ScaleOutcome.Unclear),
        };

    private static async ValueTask<Dialog06Answer> AskAsync(Stream line, byte[] words, CancellationToken stop)
    {
        await line.WriteAsync(words, stop);
        return await ListenAsync(line, Dialog06.Read, Dialog06.FrameBytesMax, stop) ?? throw new InvalidDataException("No scale says this.");
    }

    private static async ValueTask<TAnswer> ListenAsync<TAnswer>(Stream line, Reading<TAnswer> read, int bytesMax, CancellationToken stop)
    {
        var heard = new byte[bytesMax];

        for (var length = 0; length < heard.Length;)
        {
            var more = await line.ReadAsync(heard.AsMemory(length), stop);
            length += more > 0 ? more : throw new EndOfStreamException();

            switch (read(heard.AsSpan(0, length)))
            {
                case (FrameHeard.Whole, var answer):
                    return answer;
                case (FrameHeard.Nonsense, _):
                    throw new InvalidDataException("No scale says this.");
            }
        }

        throw new InvalidDataException("The answer does not end.");
    }
}
