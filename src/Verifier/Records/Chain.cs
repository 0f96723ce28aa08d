using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Verifier.Curve;

namespace RetailPos.Verifier.Records;

/// <summary>One chain of one till: numbers without a gap, each record naming the one before.</summary>
internal sealed class Chain(string kind, string till)
{
    private bool _isSigned;

    public string Name => $"{kind} of {till}";

    public string Kind => kind;

    public string Till => till;

    public long First { get; private set; }

    public long Last { get; private set; }

    /// <summary>What the first record of this archive names as the one before.</summary>
    public string Before { get; private set; } = "";

    /// <summary>What the next record will name.</summary>
    public string Link { get; private set; } = "";

    public long Count { get; private set; }

    /// <summary>The first bad record, and what is wrong with it; null while none was found.</summary>
    public (long Number, string Words)? Fault { get; private set; }

    /// <returns>What is left to verify: the signature; null for a record that is wrong already or was sealed before there were keys.</returns>
    public Signed? Add(long number, string text, string previous, string hash, string key, string signature)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        var link = signature.Length > 0 ? signature : hash;

        if (Count is 0)
        {
            (First, Before) = (number, previous);
        }

        if (Count > 0 && number != Last + 1)
        {
            Accuse(number, $"number {Last + 1} should stand here");
        }
        else if (Count > 0 && previous != Link)
        {
            Accuse(number, "it does not name the record before it");
        }
        else if (number is 1 ? previous.Length > 0 : previous.Length is 0)
        {
            Accuse(number, "only the first record of a chain has none before it");
        }
        else if (!text.EndsWith($",{(previous.Length is 0 ? 'N' : 'O')},{previous}", StringComparison.Ordinal))
        {
            Accuse(number, "its text does not end with the record before it");
        }
        else if (hash != Base64Url.EncodeToString(bytes))
        {
            Accuse(number, "its fingerprint is not that of its text");
        }

        (Last, Link) = (number, link);
        Count++;

        if (signature.Length is 0)
        {
            if (_isSigned || key.Length > 0)
            {
                Accuse(number, "it is not signed, though records before it are");
            }

            return null;
        }

        _isSigned = true;

        if (SignatureText.Read(signature) is { } read)
        {
            return new(bytes, read);
        }

        Accuse(number, "its signature is none");
        return null;
    }

    /// <summary>The earliest record stands; of one record, the first that was said of it.</summary>
    public void Accuse(long number, string words)
    {
        if (Fault is not { } fault || number < fault.Number)
        {
            Fault = (number, words);
        }
    }
}
