using System.Text;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>docs/fault-matrix.md, made from the table.</summary>
internal static class FaultMatrixDocument
{
    public const string Renewal =
        "FLAGS_RENEW_DOCS=1 dotnet run --project tests/FlagsDownloader.Tests -c Release -- --filter-class '*FaultMatrixDocumentTests'";

    /// <summary>The document in the source tree.</summary>
    public static string Path { get; } = RepositoryRoot.PathOf("docs/fault-matrix.md");

    public static string Text
    {
        get
        {
            var text = new StringBuilder();
            text.Append(
                $"""
                # The fault matrix

                Every fault that `flags-server --list-faults` names, and how a download ends that meets it: the same for all seven strategies,
                with the usual 3 retries. `tests/FlagsDownloader.Tests/Downloaders/FaultMatrixTests.cs` runs each row with each strategy against
                the real server, and asserts that nothing is left in the folder but whole files of the rows that end OK.

                This document is written by a test from the table that the test asserts; after a change of the table:

                ```sh
                {Renewal}
                ```

                *Attempts* are requests made; a request that is redirected is one. Errors are told by phase, cause and HTTP status.


                """);
            Append(text, "One address has the fault, the others are well", FaultMatrix.OfOneAddress);
            Append(text, "One address answers with a wait; all requests to the host wait, unless the row says otherwise", FaultMatrix.ThatAskForAWait);
            Append(text, "The whole host has the fault, many items meet it", FaultMatrix.OfTheHost);
            Append(text, "One item meets it alone", FaultMatrix.MetAlone);
            return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
        }
    }

    private static void Append(StringBuilder text, string title, FaultRow[] rows)
    {
        text.Append($"## {title}\n\n| `--fault` | ends as | attempts | because |\n|---|---|---|---|\n");
        foreach (var row in rows)
            text.Append($"| {(row.Fault.Length == 0 ? "none" : $"`{row.Fault}`")} | {row.Ending} | {row.Attempts} | {row.Because} |\n");
        text.Append('\n');
    }
}
