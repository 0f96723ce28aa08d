using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Hub.Settings;

/// <summary>The secret in the address of the guests' board, made once per data folder.</summary>
internal static class BoardTokenFile
{
    /// <summary>128 bits, six to a sign.</summary>
    public const int LengthMin = 22;

    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public static string ReadOrMake(DataFolder folder)
    {
        if (!File.Exists(folder.BoardToken))
        {
            var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            PrivateFile.Write(folder.BoardToken, file => file.Write(Encoding.ASCII.GetBytes(made)));
        }

        var token = File.ReadAllText(folder.BoardToken).Trim();
        return token.Length >= LengthMin && Id.IsValid(token)
            ? token
            : throw new InvalidDataException($"{folder.BoardToken} holds no token. Delete it, and the hub makes a new one.");
    }
}
