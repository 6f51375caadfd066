using System.Buffers;
using System.Text;
using System.Text.Json;
using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Writes an item as a line of a list, which <see cref="Addresses.AddressList"/> reads.</summary>
internal static class ListLine
{
    // No list may write a name with it. It is derived again, because the names before it are the same.
    private const char OfRepeatedName = '~';

    /// <summary>A JSON object with the address, the name of the file, what is known of the content, and the headers.</summary>
    public static string Write(DownloadItem item)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WriteString("url", item.Address.AbsoluteUri);
            if (!item.FileName.Contains(OfRepeatedName))
            {
                writer.WriteString("name", item.FileName);
            }

            if (item.Sha256 is { } digest)
            {
                writer.WriteString("sha256", digest);
            }

            if (item.Size is { } size)
            {
                writer.WriteNumber("size", size);
            }

            WriteHeaders(writer, item.Headers);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    private static void WriteHeaders(Utf8JsonWriter writer, IReadOnlyList<RequestHeader> headers)
    {
        if (headers.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("headers");
        foreach (var header in headers)
        {
            writer.WriteString(header.Name, header.Value);
        }

        writer.WriteEndObject();
    }
}
