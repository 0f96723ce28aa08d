namespace RetailPos.Hub;

/// <summary>Names the words of the host's own pages: Resources/HostWords.resx in French, HostWords.en.resx in English.</summary>
public sealed class HostWords;
