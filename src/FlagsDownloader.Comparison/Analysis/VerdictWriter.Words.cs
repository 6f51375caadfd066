using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Comparison.Analysis;

// The parts of sentences.
internal sealed partial class VerdictWriter
{
    private string Label(int contender) => _names.TextOf(contender);

    private int BoundOf(int contender) => _results.Contenders[contender].Bound;

    private Estimate? TimeOf(int contender) => _analysis.Figures[contender].Time(_analysis.Basis);

    private string IdealOf(int contender)
    {
        var share = _analysis.Figures[contender].ShareOfIdeal(_analysis.Basis);
        return share is null ? "" : $", {Sentence.Share.Write(share.Value)} of the ideal";
    }

    private string Basis() => _analysis.Basis == TimeBasis.Process ? "Times are from exec to exit." : "";

    private IEnumerable<string> FirstError()
    {
        var (contender, message) = _results.Runs
            .SelectMany(run => run.Document?.Outcomes.Select(outcome => (run.Contender, outcome.Error?.Message)) ?? [])
            .FirstOrDefault(each => each.Message is not null);
        return message is null ? [] : [VerdictLine.FirstThatFits([$"{Label(contender)}: {message.TrimEnd('.')}."])];
    }
}
