using FlagsDownloader.Formats;
using FlagsDownloader.Items;

namespace FlagsDownloader.Soak;

/// <summary>Compares the requested items, the report, the server's requests, and the files.</summary>
internal static class Accounting
{
    /// <returns>Whether all agree; each figure is printed.</returns>
    public static bool Check(int asked, int outcomes, int ok, int requests, string folder, IReadOnlyList<DownloadItem> items)
    {
        var files = Directory.GetFiles(folder);
        var whole = files.Count(file => GifFormat.Check(File.ReadAllBytes(file)) is null);
        var accounted = outcomes == asked && ok == asked && requests == asked && files.Length == items.Count && whole == items.Count;
        Console.WriteLine(
            $"asked for {asked:#,0}, outcomes {outcomes:#,0}, OK {ok:#,0}, requests at the server {requests:#,0}; "
            + $"{files.Length:#,0} files, {whole:#,0} whole, of {items.Count:#,0}");
        return accounted;
    }
}
