namespace RetailPos.Displays;

/// <summary>Names the words of these screens: Resources/Texts.resx in French, Texts.en.resx in English.</summary>
public sealed class Texts;
