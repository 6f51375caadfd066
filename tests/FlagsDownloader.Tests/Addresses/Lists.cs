using System.Text;
using FlagsDownloader.Addresses;

namespace FlagsDownloader.Tests.Addresses;

/// <summary>Lists of addresses as texts.</summary>
internal static class Lists
{
    public static List<AddressEntry> Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. AddressList.Read(stream, "list.txt")];
    }
}
