namespace RetailPos.Register.Domain.Fiscal;

/// <summary>Seals records with the key of the house. The key never comes in here: only what it made.</summary>
/// <remarks>May be asked by many tills at once. The same fields sealed twice have two signatures, and both are good.</remarks>
public interface ISealer
{
    /// <param name="fields">The record as canonical text, without the link to the one before.</param>
    /// <param name="previous">The end of the chain that it joins.</param>
    Seal Seal(string fields, ChainEnd previous);

    /// <summary>The same for a till that has been handed over, which other tills may still be waiting for.</summary>
    /// <param name="key">The key that the till was given to; null for whichever signs for the house.</param>
    Seal Seal(string fields, ChainEnd previous, string? key) => Seal(fields, previous);
}

/// <summary>Knows the public half of every key that ever sealed here.</summary>
public interface ISealKeys
{
    bool Knows(string keyId);

    /// <summary>False for a key that nobody knows, and for what is no signature at all.</summary>
    /// <param name="signature">r and s one after the other, base64url without padding.</param>
    bool IsSignedBy(string keyId, string text, string signature);
}
