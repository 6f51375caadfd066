using System.Text;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Generates docs/fault-matrix.md from the table.</summary>
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

                Every fault that `flags-server --list-faults` names, except for those of TLS and HTTP/2, and how a download ends that meets it: the
                same for all eight strategies, with the usual 3 retries. `tests/FlagsDownloader.Tests/Downloaders/FaultMatrixTests.cs` runs each row
                with each strategy against the real server, and asserts that nothing is left in the folder but whole files of the rows that end OK.

                This document is written by a test from the table that the test asserts; after a change of the table:

                ```sh
                {Renewal}
                ```

                *Attempts* are requests made; a request that is redirected is one. Errors are told by phase, cause and HTTP status.


                """);
            Append(text, "One address has the fault, the others are well", FaultMatrix.OfOneAddress);
            Append(text, "One address leaves something on its connection, the others share it", FaultMatrix.ThatLeaveSomething);
            Append(text, "One address answers with a wait; all requests to the host wait, unless the row says otherwise", FaultMatrix.ThatAskForAWait);
            Append(text, "The whole host has the fault, many items meet it", FaultMatrix.OfTheHost);
            Append(text, "Each answer has the fault, and many items share connections; each file is its own flag", FaultMatrix.OfKeptConnections);
            Append(text, "One item meets it alone", FaultMatrix.MetAlone);
            text.Append(Connections);
            return text.ToString().ReplaceLineEndings("\n").TrimEnd() + "\n";
        }
    }

    private const string Connections =
        """
        ## What is done about connections

        A request that a kept connection would lose is made once more, at once and over a fresh one: outside of retries, their waits and
        the circuit. It is counted as `reconnects` in [the JSON](json.md), not as an attempt. That is so where

        - the connection has ended, or bytes have arrived on it without a request, when the first byte of a request is about to be
          written: nothing is written then;
        - it ends, in good order or not, after the request was written and before any byte of an answer (RFC 9112, section 9.3.1), or
          brings a 408 with `Connection: close`;
        - what comes is no HTTP.

        A fresh connection that ends so is a failed attempt. A host that answers in HTTP/1.0 without `keep-alive` gets a connection for
        each request from then on.

        Where bytes arrived without a request, all answers are suspect that came over that connection after its first one. Those
        that have not been given out are asked for again at once. At the end of a run, the connections that carried more than one
        answer are ended and looked at for the last time, until their servers have ended them too, for about 50 ms at the most. Then
        the files that were made of suspect answers are removed, and their items are downloaded once more with the same strategy. The
        host gets a connection for each request from then on.

        What HTTP/1.1 leaves no way to tell, because no answer says which request it is for:

        - An unasked answer that arrives when the next request has been written is taken for the answer to that. It is found out by the
          real one that follows it. Where the server never sends that, or later than 50 ms after the end of the run, the wrong one stays.
        - The first answer over a fresh connection is always trusted.

        """;

    private static void Append(StringBuilder text, string title, FaultRow[] rows)
    {
        text.Append($"## {title}\n\n| `--fault` | ends as | attempts | because |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            text.Append($"| {(row.Fault.Length == 0 ? "none" : $"`{row.Fault}`")} | {row.Ending} | {row.Attempts} | {row.Because} |\n");
        }

        text.Append('\n');
    }
}
