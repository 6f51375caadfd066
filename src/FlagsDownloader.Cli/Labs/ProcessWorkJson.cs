using System.Text.Json.Serialization;

namespace FlagsDownloader.Cli.Labs;

/// <summary>Writes calls to worker processes as JSON. It is generated, because a native program has no reflection for it.</summary>
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(PrimeCount))]
[JsonSerializable(typeof(FinderCall))]
[JsonSerializable(typeof(FinderReport))]
internal sealed partial class ProcessWorkJson : JsonSerializerContext;
