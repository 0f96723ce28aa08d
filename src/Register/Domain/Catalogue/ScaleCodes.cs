using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>
/// How the scales of the house write into an EAN-13 what was weighed: two digits of prefix, five of the article, five of the
/// value, one to check. The numbers 20–29 are nobody's elsewhere and each house's own.
/// </summary>
public sealed record ScaleCodes(ValueList<ScaleCode> Codes)
{
    public const int PrefixMin = 20;
    public const int PrefixMax = 29;

    public static readonly ScaleCodes None = new([]);

    public CatalogueRefusal? Check() =>
        Codes is null
        || Codes.Any(code => code.Prefix is < PrefixMin or > PrefixMax || !Enum.IsDefined(code.Value))
        || Codes.DistinctBy(code => code.Prefix).Count() < Codes.Count
            ? CatalogueRefusal.ScaleInvalid
            : null;

    /// <summary>Null for anything but a good EAN-13 with a prefix of the house's scales.</summary>
    public ScaleReading? Read(string barcode) =>
        barcode.Length == 13 && Barcode.HasGoodCheckDigit(barcode)
        && Codes.FirstOrDefault(code => code.Prefix == Number(barcode[..2])) is { } code
            ? new(barcode[..7], code.Value, Number(barcode[7..12]))
            : null;

    private static int Number(string digits) => digits.Aggregate(0, (sum, digit) => (sum * 10) + (digit - '0'));
}

/// <param name="Prefix">20–29.</param>
public sealed record ScaleCode(int Prefix, ScaleValue Value);

/// <summary>What the five digits of a scale's code say.</summary>
public enum ScaleValue
{
    WeightGrams,
    PriceCents,
}

/// <param name="Code">Prefix and article: the seven digits that an article has among its bar codes.</param>
/// <param name="Amount">Grams or cents.</param>
public sealed record ScaleReading(string Code, ScaleValue Value, int Amount);
