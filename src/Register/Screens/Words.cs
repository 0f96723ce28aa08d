namespace RetailPos.Register;

/// <summary>Names the words of the register's screens: Resources/Words.resx in French, Words.en.resx in English.</summary>
public sealed class Words;
