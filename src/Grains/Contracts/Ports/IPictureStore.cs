using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Keeps the pictures of articles beside the journal, which holds no more than their ids.</summary>
public interface IPictureStore
{
    /// <summary>Keeps it under an id that follows from its content: the same picture twice is one file.</summary>
    /// <returns>The id; null for what is no picture that <see cref="Picture"/> knows, or is too large.</returns>
    ValueTask<string?> KeepAsync(ReadOnlyMemory<byte> content);

    /// <summary>Where it lies; null for one that is not there, or whose id could be no picture's.</summary>
    string? Find(string id);
}
