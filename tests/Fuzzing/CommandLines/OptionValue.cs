using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Values of options: usual ones, extremes, and invalid ones.</summary>
/// <remarks>
/// Values that would take long are excluded: 100 retries, a million copies of a flag, an endless device, a lesson of seconds.
/// </remarks>
internal static class OptionValue
{
    private static readonly string[] Codes = ["BR", "us", "Cn", "x", "A", "ZZ", "xx", "QQ"];

    private static readonly string[] Servers = ["LOCAL", "local", "DELAY", "ERROR", Refusing, Refusing, Refusing, "http://[::1]:1", "https://127.0.0.1:1/x/", "http://localhost:1/a%20b"];

    private static readonly Dictionary<string, string[]> Valid = new(StringComparer.Ordinal)
    {
        ["--limit"] = ["1", "2", "3"],
        ["--repeat"] = ["1", "2"],
        ["--strategy"] = ["sequential", "threadpool", "eventloop", "parallel", "whenall", "channel", "adaptive", "blockingpool", "EventLoop"],
        ["--strategies"] = ["all", "eventloop", "sequential,eventloop", "first=eventloop,second=eventloop", "a=threadpool, b=whenall"],
        ["--max_req"] = ["1", "2", "30", "1,10,100", "1000"],
        ["--server"] = Servers,
        ["--delay"] = ["0", "0.01", "0..0.01", "normal:0.01:0.001", "lognormal:0.01:0.6"],
        ["--error-rate"] = ["0", "0.5", "1"],
        ["--fault"] = ["reset@*.gif=0.25", "429:retry-after=0=0.1", "flaky:first=1", "redirect:hops=3=0.2", "cut=0.1", "418=0.25", "none", "busy:over=64:retry-after=1", "huge-headers:size=100k=0.1", "refuse:for=0.1"],
        ["--seed"] = ["0", "7", "18446744073709551615"],
        ["--pad-to"] = ["0", "5000", "20k"],
        ["--output"] = ["out", "dir", "a b", "ünï", "../up"],
        ["--save"] = ["inline", "executor", "Inline"],
        ["--timeout"] = ["0.05", "0.1", "0.01"],
        ["--retries"] = ["0", "1"],
        ["--rounds"] = ["1"],
        ["--peer"] = ["curl", "wget2", "mine=true {urls}", "x='curl {curl}'", "z=echo {urls} {dir} {m}"],
        ["--assert"] = ["eventloop >= 5x sequential", "errors = 0", "eventloop <= 10x sequential", "sequential.errors == 0", "eventloop time < 10 s", "eventloop.peak <= 30"],
        ["--input"] = ["good.json", "run.json", "mutated.json", "mutated.json", "cut.json", "empty.json", "garbage.json", "deep.json", "file", "dir", "nowhere.json"],
        ["--report"] = ["report.html", "report.html", "good.json", "dir", "/dev/full"],
        ["--export-json"] = ["out.json", "out.json", "good.json", "dir", "/dev/full"],
        ["--export-csv"] = ["out.csv", "out.csv", "good.json", "dir", "/dev/full"],
        ["--chart"] = ["out.svg", "out.svg", "out.png", "dir", "/dev/full"],
        ["--export-markdown"] = ["out.md", "out.md", "good.json", "dir", "/dev/full"],
        ["--trace"] = ["trace.json", "trace.json", "good.json", "dir", "/dev/full"],
        ["--har"] = ["out.har", "out.har", "good.json", "dir", "/dev/full"],
        ["--with"] = ["thread", "task", "blocked", "THREAD"],
        ["--seconds"] = ["0.01", "0.02"],
        ["--port"] = ["0", "0", "65535"],
        ["--bind"] = ["127.0.0.1", "localhost", "::1", "192.0.2.1", "*"],
        ["--only"] = ["LOCAL", "delay", "SLOW"],
        ["--profile"] = ["SLOW:port=0,delay=0.5..5,error=0.1", "LOCAL:port=0", "X:", "A:fault=reset@*.gif=0.25,seed=4", "DELAY:pad_to=5000,port=0"],
        ["--max-size"] = ["1", "10M", "1k"],
        ["--http"] = ["1.1", "2"],
        ["--max-per-host"] = ["1", "2", "1000"],
        ["--rate"] = ["500", "1000/s", "30000/m", "3600000/h"],
        ["--failures"] = ["failures.json", "failures.json", "good.json", "dir", "/dev/full"],
        ["--retry-from"] = ["run.json", "good.json", "garbage.json", "mutated.json"],
    };

    private static readonly string[] Edges =
    [
        "0", "-0", "-1", "+1", "01", "1.0", "1.5", "1e3", "1e-3", "0.001", "0.0099", "86400.1", "NaN", "Infinity", "-Infinity", "∞", "1_000", "1,000", "0x10", "٣", "１",
        "2147483648", "4294967296", "9223372036854775808", "18446744073709551616", "99999999999", "1.7976931348623157E+308", "4.9E-324", ".5", "5.", "1..", "..1", "2..1", "0.5...5", "16777217", "17M", "999999999999999999999k",
        "1,", ",1", ",", ",,", "1,,2", "0,1", "1:2", ":", "normal:", "normal::", "normal:1", "normal:-1:1", "normal:1:1:1", "lognormal:0:1", "lognormal:1:99999", "uniform:1:2", "=", "==", "a=", "=a", "a=b=c",
        "reset@", "@*.gif", "@@", "nosuch", "418=2", "418=-1", "418=0.5=0.5", "399", "600", "redirect:hops=0", "redirect:hops=99999", "cut:after=", "cut:after=1:after=1", "drip:rate=0", "busy=0.5", "reset@/flags?x", "reset reset", "wrong-length:by=0", "extra-answer:flag=usa", "long-body:by=-1",
        "eventloop >=", ">= 5x", "eventloop >= x", "eventloop >= 5x nobody", "eventloop ~ 5", "a b c d e f", "mine=", "=true", "mine={nosuch}", "mine={urls", "mine='", "mine=\"{urls}", "X", ":port=1", "X:port", "X:port=", "X:port=70000", "X:nosuch=1", "X:bind=300.0.0.1", "..", ".", "-", "--", "---",
    ];

    private static readonly string[] Hostile =
    [
        "", " ", "\t", "\n", "a\nb", "\r", "\0", "a\0b", "\e[31m", "\e]0;title\a", "\u007f", "\u200b", "\u202e", "\ufeff", "\ud800", "\udfff", "\uffff", "é", "e\u0301", "ﷺ", "🇧🇷", "👩‍👩‍👧‍👦", "BR\u200d", "ＢＲ", "İ", "ß", "ſs",
        "@file", "@", "@@", "@good.json", "@/dev/null", "%s%s%n", "{0}", "{}", "${HOME}", "$(id)", "`id`", "'", "\"", "\\", "\\\\", "<script>", "'; DROP TABLE flags;--", "../../x", "..\\..\\x", "~", "*", "?", "|", "&", ";", "#", "!",
        "[suggest]", "[suggest:3]", "[parse]", "[diagram]", "[debug]", "--help", "-h", "-?", "/?", "/h", "--version", "--no-such-option", "-z", "-", "--", "---", "--=", "-=", "=", "--server", "-s", "-m", "-m-1", "-vq", "-aeq", "--json=false", "--verbose:true", "--all=maybe", "-a-", "spin", "serve", "download", "compare", "lab",
        "/dev/null", "/dev/full", "/proc", "/proc/self/mem", "/nowhere/x", "file", "file/x", "dir", "con", "NUL", "C:\\x", new('x', 300), new('a', 5_000), new('/', 5_000), new('-', 3_000), new('9', 4_000), new('@', 1_000), "http://", "http:// ", "http://127.0.0.1:1/\0", "http://127.0.0.1:99999/",
        "http://127.0.0.1:1/?q", "http://127.0.0.1:1/#f", "http://user:pw@127.0.0.1:1/", "http://[::1", "HTTP://127.0.0.1:1", "ftp://127.0.0.1/", "file:///etc/passwd", "://", "http://127.0.0.1:1/%zz", $"http://127.0.0.1:1/{new string('x', 70_000)}", "http://é.invalid:1/", "http://127.0.0.1:1/é/\ud800",
    ];

    /// <summary>A port without a server.</summary>
    public const string Refusing = "http://127.0.0.1:1/flags";

    public static string AnyHostile(Dice dice) => dice.Pick(Hostile);

    public static string AnyCode(Dice dice) => dice.Below(10) switch
    {
        < 8 => dice.Pick(Codes),
        8 => dice.Pick(Edges),
        _ => AnyHostile(dice),
    };

    public static string AnyInput(Dice dice) => dice.Pick(Valid["--input"]);

    public static string For(OptionForm option, Dice dice)
    {
        var valid = option.Names.Select(name => Valid.GetValueOrDefault(name)).FirstOrDefault(values => values is not null);
        return dice.Below(20) switch
        {
            < 13 when valid is not null => dice.Pick(valid),
            < 17 => dice.Pick(Edges),
            < 18 => dice.Pick(Valid[dice.Pick<string>([.. Valid.Keys])]),
            _ => AnyHostile(dice),
        };
    }
}
