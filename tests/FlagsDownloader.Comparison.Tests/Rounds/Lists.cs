using System.Text;
using FlagsDownloader.Addresses;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Tests.Rounds;

/// <summary>Workloads from the text of a list.</summary>
internal static class Lists
{
    public static ListWorkload Workload(string text, params RequestHeader[] headers)
    {
        var items = new AddressItems(headers: headers);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new ListWorkload([.. AddressList.Read(stream, "list").Select(items.Create)]);
    }
}
