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
            "--server", workload.Site.BaseAddress.AbsoluteUri,
            "--repeat", workload.Repeat.ToString(CultureInfo.InvariantCulture),
            "--output", folder.Files,
            .. options,
            .. workload.Codes.Select(code => code.ToString()),
        ];
        return new ProcessStartInfo(program[0], arguments);
    }
}
