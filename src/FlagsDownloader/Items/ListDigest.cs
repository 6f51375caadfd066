using System.Security.Cryptography;
using System.Text;

namespace FlagsDownloader.Items;

/// <summary>Recognises a list of items, in any order.</summary>
public static class ListDigest
{
    /// <summary>
    /// The SHA-256 of the sorted labels in UTF-8, a line feed after each, in 64 lower-case hexadecimal digits. They are sorted by their
    /// characters' numbers.
    /// </summary>
    /// <param name="labels">The labels of all items.</param>
    public static string Compute(IEnumerable<string> labels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var label in labels.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{label}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
