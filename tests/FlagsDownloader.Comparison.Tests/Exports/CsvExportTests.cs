using System.Text;
using FlagsDownloader.Comparison.Exports;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tests.Documents;
using FlagsDownloader.Comparison.Tests.Waterfalls;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Tests.Exports;

public sealed class CsvExportTests
{
    [Fact]
    public void Write_AComparison_IsOneRowARun() =>
        Assert.Equal(
            """
            contender,bound,http_version,strategy,command,version,round,position,started_at,process_seconds,download_seconds,ideal_seconds,cpu_seconds,peak_memory_bytes,peak_threads,exit_code,ok,not_found,errors,bytes,requests,peak_in_flight,connections,start_up_seconds,waiting_for_thread_seconds,retrying_seconds,waiting_for_pool_seconds,connecting_seconds,tls_handshake_seconds,server_delay_seconds,answering_seconds,receiving_seconds,waiting_for_executor_seconds,saving_seconds,empty_seconds,shut_down_seconds,queued_seconds
            eventloop,2,1.1,eventloop,,,1,1,2026-03-01T11:59:59.8750000+01:00,9.1875,9,6.75,0.25,50000000,12,0,1,0,0,43,2,2,,0.125,0.01,0.02,0,0.03,0.005,0.4,0.05,0.06,0.07,0.08,0.09,0.0625,0.5
            curl,2,,,curl -Z --parallel-max {m} -K {curl},curl 7.88.1,1,2,2026-03-01T12:00:00.0000000+01:00,3,,,0.0625,12345678,2,0,1,0,1,43,2,2,,,,,,,,,,,,,,,

            """.ReplaceLineEndings("\r\n"),
            Write(PlainResults.Create()));

    [Fact]
    public void Write_HostileNames_AreOneCellAndNoFormula()
    {
        foreach (var name in HostileText.All)
        {
            var rows = Csv.Parse(Write(PlainResults.Create(name)));

            Assert.Equal(3, rows.Count);
            Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
            var cell = rows[1][0];
            Assert.Equal(PrintableText.Lines(name), cell.StartsWith('\'') ? cell[1..] : cell);
            Assert.DoesNotContain(cell[0], "=+-@\t\r\n");
        }
    }

    [Theory]
    [InlineData(1e-7, "0.0000001")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(-0.25, "-0.25")]
    [InlineData(double.NaN, "")]
    [InlineData(double.PositiveInfinity, "")]
    public void Write_ANumber_HasNoExponentAndKeepsItsSign(double seconds, string expected)
    {
        var results = PlainResults.Create();
        results = results with { Runs = [results.Runs[0] with { ProcessSeconds = seconds }] };

        Assert.Equal(expected, Csv.Parse(Write(results))[1][9]);
    }

    [Fact]
    public void Write_RandomResults_HaveARowForEachRun()
    {
        var results = RandomResults.Create(seed: 1, rounds: 7);

        var rows = Csv.Parse(Write(results));

        Assert.Equal(22, rows.Count);
        Assert.Equal(rows[0].Count, rows[0].Distinct().Count());
        Assert.Equal(results.Runs.Select(run => $"{run.Bytes}"), rows.Skip(1).Select(row => row[rows[0].IndexOf("bytes")]));
    }

    private static string Write(RoundResults results)
    {
        using var writer = new StringWriter(new StringBuilder());
        CsvExport.Write(writer, results, Analyses.Create(results));
        return writer.ToString();
    }
}
