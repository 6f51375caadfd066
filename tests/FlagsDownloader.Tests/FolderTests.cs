using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests;

/// <summary>The library's folders, from the bottom: text and items, formats, results, files, HTTP, flags, strategies, documents.</summary>
public sealed class FolderTests() : OneWayFolders(
    typeof(FlagClient).Assembly,
    "FlagsDownloader",
    "Printing",
    "Items",
    "Formats",
    "Results",
    "Storage",
    "Http",
    "Flags",
    "Downloaders",
    "Documents");
