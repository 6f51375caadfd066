using System.Text.Json.Serialization;

namespace FlagsDownloader.Cli.Labs;

/// <summary>How calls travel to worker processes; generated, because reflection would not survive native compilation.</summary>
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(PrimeCount))]
internal sealed partial class ProcessWorkJson : JsonSerializerContext;
