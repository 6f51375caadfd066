using FlagsDownloader.Cli.Commands;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests;

/// <summary>The folders of the program depend on each other in one direction.</summary>
public sealed class NamespaceTests() : OneWayFolders(
    typeof(FlagsCommandLine).Assembly, "FlagsDownloader.Cli",
    ".", "Terminals", "Predictions", "Outputs", "Limits", "Signals", "Spinners", "Progress", "Options", "Servers", "Reports", "Merges", "Recordings", "CharacterFinder", "Labs", "Labs/Lessons", "Comparisons", "Descriptions", "Manual", "Completions", "Commands");
