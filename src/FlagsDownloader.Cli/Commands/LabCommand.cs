using System.CommandLine;
using System.Text.Json;
using FlagsDownloader.Cli.CharacterFinder;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Labs;
using FlagsDownloader.Cli.Labs.Lessons;
using FlagsDownloader.Cli.Predictions;
using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags lab`: lists the lessons, or runs one.</summary>
internal sealed class LabCommand : Command, IHasExamples
{
    private const int MaxPort = 65_534; // The next one is a port too.
    private const string DefaultAddress = "127.0.0.1";

    private readonly Argument<string?> _name = new("NAME")
    {
        HelpName = "NAME",
        CompletionSources = { _ => KnownWords.Lessons },
        Description = "The lesson to run. Default: list them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _code = new("--code") { Description = "Print the lesson's own source instead of running it." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the lesson's figures as one JSON document." };
    private readonly Option<bool> _predict = new("--predict") { Description = "Ask first what you expect, and show it beside what happened." };

    private readonly Option<int?> _port = OptionValues.Integer(
        "--port", null, "N",
        "Of 'server': serve until Ctrl-C, over TCP on this port, and over HTTP on the next; 0 picks free ones.", min: 0, max: MaxPort);

    private readonly Option<string?> _bind = OptionValues.Text(
        "--bind", null, "ADDRESS", "With --port: address to listen on, * for all. Default: 127.0.0.1.");

    public LabCommand()
        : base("lab", "Runs the lessons of the event loop: short programs that do what they show.")
    {
        Add(_name);
        Add(_code);
        Add(_json);
        Add(_predict);
        Add(_port);
        Add(_bind);
        SetAction(parsed => (int)Run(parsed));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags lab", "Which lessons there are."),
        new("flags lab coroutines", "One of them."),
        new("flags lab sleep --predict", "One of them, after a question about what will happen."),
        new("flags lab loop --code", "Its source."),
        new("flags lab tasks --json", "Its figures, for programs."),
        new("flags lab server --port 8888", "A server that finds characters by their names: try 'nc 127.0.0.1 8888'."),
    ];

    private ExitCode Run(ParseResult parsed)
    {
        var (code, json, predict) = (parsed.GetValue(_code), parsed.GetValue(_json), parsed.GetValue(_predict));
        if (parsed.GetValue(_name) is not { } name)
        {
            if (code || json || predict || parsed.GetValue(_port) is not null || parsed.GetValue(_bind) is not null)
            {
                throw new UserErrorException(
                    "the options are for one lesson: write its name, such as 'flags lab coroutines --json' or 'flags lab server --port 8888'");
            }

            List(Console.Out);
            return ExitCode.Success;
        }

        if (code && json)
        {
            throw new UserErrorException("--code and --json exclude each other: leave one out");
        }

        if (predict && (code || json))
        {
            throw new UserErrorException($"--predict is about a run and its words: leave --predict or {(code ? "--code" : "--json")} out");
        }

        var lesson = LessonCatalog.Find(name) ?? throw new UserErrorException(
            $"'{name}' is not a lesson: write one of {string.Join(", ", LessonCatalog.All.Select(lesson => lesson.Name))}");
        if (parsed.GetValue(_port) is { } port)
        {
            return lesson is not ServerLesson ? throw new UserErrorException("--port is for the lesson that serves: write 'flags lab server --port 8888'")
                : code || json || predict ? throw new UserErrorException("--port serves until Ctrl-C: leave --code, --json and --predict out")
                : Serve(parsed.GetValue(_bind) ?? DefaultAddress, port);
        }

        if (parsed.GetValue(_bind) is not null)
        {
            throw new UserErrorException("--bind says where --port listens: write 'flags lab server --port 8888' and the --bind");
        }

        if (code)
        {
            Console.Out.Write(LessonSource.Read(lesson));
            return ExitCode.Success;
        }

        return RunLesson(lesson, json, predict);
    }

    // To end it with Ctrl-C is the right way.
    private static ExitCode Serve(string address, int port)
    {
        using var interrupt = new Interrupt();
        FinderServer.Run(address, port, Console.Out, interrupt.Token);
        return ExitCode.Success;
    }

    private static void List(TextWriter output)
    {
        output.WriteLine("Lessons, in a good order to learn:");
        output.WriteLine();
        var width = LessonCatalog.All.Max(lesson => lesson.Name.Length);
        foreach (var lesson in LessonCatalog.All)
        {
            output.WriteLine($"  {lesson.Name.PadRight(width)}  {lesson.Summary}");
        }

        output.WriteLine();
        output.WriteLine("'flags lab NAME' runs one, 'flags lab NAME --code' prints its source.");
    }

    private static ExitCode RunLesson(ILesson lesson, bool json, bool predict)
    {
        using var interrupt = new Interrupt();
        LessonContext context;
        try
        {
            var prediction = predict ? Interview.AskOnTerminal([lesson.Question.Question], interrupt.Token)[0] : null;
            // After the question: it has the clock.
            context = new LessonContext(
                json ? TextWriter.Null : Console.Out,
                isTerminal: !json && OutputModes.Current != OutputMode.Plain,
                TimeProvider.System,
                interrupt.Token);
            context.WriteLine($"{lesson.Name}: {lesson.Summary}");
            context.WriteLine();
            lesson.Run(context);
            if (prediction is not null)
            {
                context.WriteLine();
                context.WriteLine(Measured.Describe(prediction, lesson.Question.Answer(context.Figures)));
            }
        }
        catch (OperationCanceledException) when (interrupt.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }

        if (json)
        {
            var document = new LessonDocument(
                LessonDocument.CurrentSchemaVersion, lesson.Name, context.Elapsed.TotalSeconds, context.Figures, context.Conclusions);
            Console.Out.WriteLine(JsonSerializer.Serialize(document, LessonDocumentJson.Readable.LessonDocument));
        }

        return ExitCode.Success;
    }
}
