using System.Diagnostics;
using System.Globalization;
using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>A strategy: <c>flags download --json</c>, in a separate process.</summary>
/// <param name="contender">The strategy and its bound.</param>
/// <param name="program">This program: its executable, and the arguments before those of <c>flags</c>.</param>
/// <param name="options">Further arguments of <c>flags download</c>, the same for every run.</param>
public sealed class StrategyProgram(Contender contender, IReadOnlyList<string> program, IReadOnlyList<string> options)
    : ContenderProgram(contender)
{
    /// <inheritdoc/>
    public override ProcessStartInfo Prepare(RunFolder folder, Workload workload)
    {
        string[] arguments =
        [
            .. program.Skip(1),
            "download", "--json",
            "--strategy", Contender.Strategy ?? throw new InvalidOperationException("A peer has no strategy."),
            "--max_req", Contender.Bound.ToString(CultureInfo.InvariantCulture),
            "--output", folder.Files,
            .. Contender.HttpVersion is { } version ? ["--http", version] : Array.Empty<string>(),
            .. workload.AuthorityFile is { } file ? ["--cacert", file] : Array.Empty<string>(),
            .. workload.AcceptsAnyCertificate ? ["--insecure"] : Array.Empty<string>(),
            .. options,
            .. workload.WriteArguments(folder),
        ];
        return new ProcessStartInfo(program[0], arguments);
    }
}
