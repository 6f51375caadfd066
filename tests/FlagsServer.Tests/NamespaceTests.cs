using FlagsDownloader.Testing;
using FlagsServer.Hosting;

namespace FlagsServer.Tests;

/// <summary>The folders of the server depend on each other in one direction.</summary>
public sealed class NamespaceTests() : OneWayFolders(
    typeof(ServerProgram).Assembly, "FlagsServer", ".", "Flags", "FaultInjection", "Settings", "Statistics", "Tls", "Http", "Direct", "Hosting");
