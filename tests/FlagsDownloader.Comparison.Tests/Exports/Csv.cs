using System.Text;

namespace FlagsDownloader.Comparison.Tests.Exports;

/// <summary>Reads CSV strictly by the grammar of RFC 4180, section 2.</summary>
internal static class Csv
{
    public static List<List<string>> Parse(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var rows = new List<List<string>>();
        var at = 0;
        while (at < text.Length)
        {
            var row = new List<string>();
            do
            {
                row.Add(Cell(text, ref at));
            }
            while (text[at++] == ',');
            Assert.Equal("\r\n", text.Substring(at - 1, 2));
            at++;
            rows.Add(row);
        }

        return rows;
    }

    private static string Cell(string text, ref int at)
    {
        var cell = new StringBuilder();
        if (text[at] != '"')
        {
            while (text[at] is not (',' or '\r'))
            {
                Assert.DoesNotContain(text[at], "\"\n");
                cell.Append(text[at++]);
            }

            return cell.ToString();
        }

        for (at++; text[at] != '"' || text[at + 1] == '"'; at++)
        {
            if (text[at] == '"')
            {
                at++;
            }

            cell.Append(text[at]);
        }

        at++;
        return cell.ToString();
    }
}
