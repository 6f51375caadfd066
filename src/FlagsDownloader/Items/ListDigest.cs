using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FlagsDownloader.Items;

/// <summary>Recognises a list of items, in any order. It keeps none of them.</summary>
public sealed class ListDigest
{
    private UInt128 _high, _low;

    /// <summary>
    /// The sum of the SHA-256 of every label in UTF-8, modulo 2^256, in 64 lower-case hexadecimal digits.
    /// </summary>
    /// <param name="labels">The labels of all items.</param>
    public static string Compute(IEnumerable<string> labels)
    {
        var digest = new ListDigest();
        foreach (var label in labels)
        {
            digest.Add(label);
        }

        return digest.ToString();
    }

    /// <summary>Adds the label of an item.</summary>
    public void Add(string label)
    {
        // A sum, because it needs no order. A digest of the sorted labels needs all of them at once.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(label), hash);
        var low = BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
        _low = unchecked(_low + low);
        _high = unchecked(_high + BinaryPrimitives.ReadUInt128BigEndian(hash) + (_low < low ? UInt128.One : UInt128.Zero));
    }

    /// <summary>The digest of the labels so far.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_high:x32}{_low:x32}");
}
