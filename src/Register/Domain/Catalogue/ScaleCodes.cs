using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>
/// How the scales of the house write into an EAN-13 what was weighed: two digits of prefix, ten for article and value (five
/// and five as a rule), one to check. The numbers 20–29 are nobody's elsewhere and each house's own.
/// </summary>
public sealed record ScaleCodes(ValueList<ScaleCode> Codes)
{
    public const int PrefixMin = 20;
    public const int PrefixMax = 29;

    public static readonly ScaleCodes None = new([]);

    public CatalogueRefusal? Check() =>
        Codes is null
        || Codes.Any(code => code.Prefix is < PrefixMin or > PrefixMax || code.ArticleDigits is < ScaleCode.ArticleDigitsMin or > ScaleCode.ArticleDigitsMax || !Enum.IsDefined(code.Value))
        || Codes.DistinctBy(code => code.Prefix).Count() < Codes.Count
            ? CatalogueRefusal.ScaleInvalid
            : null;

    /// <summary>Null for anything but a good EAN-13 with a prefix of the house's scales.</summary>
    public ScaleReading? Read(string barcode) =>
        barcode.Length == 13 && Barcode.HasGoodCheckDigit(barcode)
        && Codes.FirstOrDefault(code => code.Prefix == Number(barcode[..2])) is { } code
            ? new(barcode[..(2 + code.ArticleDigits)], code.Value, Number(barcode[(2 + code.ArticleDigits)..12]))
            : null;

    private static int Number(string digits) => digits.Aggregate(0, (sum, digit) => (sum * 10) + (digit - '0'));
}

/// <param name="Prefix">20–29.</param>
/// <param name="ArticleDigits">4–6: how many of the ten digits name the article; the others are the value.</param>
public sealed record ScaleCode(int Prefix, ScaleValue Value, int ArticleDigits = 5)
{
    public const int ArticleDigitsMin = 4;
    public const int ArticleDigitsMax = 6;
}

/// <summary>What the digits of the value say.</summary>
public enum ScaleValue
{
    WeightGrams,
    PriceCents,
}

/// <param name="Code">Prefix and article: the six to eight digits that an article has among its bar codes.</param>
/// <param name="Amount">Grams or cents.</param>
public sealed record ScaleReading(string Code, ScaleValue Value, int Amount);
