using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests;

/// <summary>The folders of the comparison depend on each other in one direction.</summary>
public sealed class NamespaceTests() : OneWayFolders(
    typeof(MeasuredRun).Assembly,
    "FlagsDownloader.Comparison",
    "Statistics",
    "Measurements",
    "Analysis",
    "Waterfalls",
    "Assertions",
    "Documents",
    "Tables",
    "Exports",
    "Charts",
    "Html",
    "Servers",
    "Rounds");
