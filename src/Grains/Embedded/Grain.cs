namespace RetailPos.Grains.Embedded;

/// <summary>Placeholder until the host is written; see the interface names.</summary>
public interface IGrainWithStringKey;
