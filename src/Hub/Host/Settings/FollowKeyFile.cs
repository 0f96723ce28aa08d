using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Contracts;

namespace RetailPos.Hub.Settings;

/// <summary>The key that the addresses of guests' orders are made with, made once per data folder.</summary>
internal static class FollowKeyFile
{
    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static FollowTokens ReadOrMake(DataFolder folder)
    {
        if (!File.Exists(folder.FollowKey))
        {
            var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(FollowTokens.KeyBytes));
            PrivateFile.Write(folder.FollowKey, file => file.Write(Encoding.ASCII.GetBytes(made)));
        }

        var text = File.ReadAllText(folder.FollowKey).Trim();
        var key = new byte[FollowTokens.KeyBytes];
        return Base64Url.IsValid(text, out var length) && length == key.Length && Base64Url.DecodeFromChars(text, key) == key.Length
            ? new(key)
            : throw new InvalidDataException($"{folder.FollowKey} holds no key. Delete it, and the hub makes a new one; addresses given out before end.");
    }
}
