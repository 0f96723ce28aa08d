namespace RetailPos.Look;

/// <summary>Names the words of this library: Resources/Words.resx in French, Words.en.resx in English.</summary>
public sealed class Words;
