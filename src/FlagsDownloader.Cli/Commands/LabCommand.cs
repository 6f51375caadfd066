using System.CommandLine;
using System.Text.Json;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Cli.Labs;
using FlagsDownloader.Cli.Labs.Lessons;
using FlagsDownloader.Cli.Signals;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags lab`: lists the lessons, or runs one.</summary>
internal sealed class LabCommand : Command, IHasExamples
{
    private readonly Argument<string?> _name = new("NAME")
    {
        HelpName = "NAME",
        CompletionSources = { _ => KnownWords.Lessons },
        Description = "The lesson to run. Default: list them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _code = new("--code") { Description = "Print the lesson's own source instead of running it." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the lesson's figures as one JSON document." };

    public LabCommand()
        : base("lab", "Runs the lessons of the event loop: short programs that do what they show.")
    {
        Add(_name);
        Add(_code);
        Add(_json);
        SetAction(parsed => (int)Run(parsed.GetValue(_name), parsed.GetValue(_code), parsed.GetValue(_json)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("flags lab", "Which lessons there are."),
        new("flags lab coroutines", "One of them."),
        new("flags lab loop --code", "Its source."),
        new("flags lab tasks --json", "Its figures, for programs."),
    ];

    private static ExitCode Run(string? name, bool code, bool json)
    {
        if (name is null)
        {
            if (code || json)
            {
                throw new UserErrorException("--code and --json are for one lesson: write its name, such as 'flags lab coroutines'");
            }

            List(Console.Out);
            return ExitCode.Success;
        }

        if (code && json)
        {
            throw new UserErrorException("--code and --json exclude each other: leave one out");
        }

        var lesson = LessonCatalog.Find(name) ?? throw new UserErrorException(
            $"'{name}' is not a lesson: write one of {string.Join(", ", LessonCatalog.All.Select(lesson => lesson.Name))}");
        if (code)
        {
            Console.Out.Write(LessonSource.Read(lesson));
            return ExitCode.Success;
        }

        return RunLesson(lesson, json);
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

    private static ExitCode RunLesson(ILesson lesson, bool json)
    {
        using var interrupt = new Interrupt();
        var context = new LessonContext(
            json ? TextWriter.Null : Console.Out,
            isTerminal: !json && OutputModes.Current != OutputMode.Plain,
            TimeProvider.System,
            interrupt.Token);
        try
        {
            context.WriteLine($"{lesson.Name}: {lesson.Summary}");
            context.WriteLine();
            lesson.Run(context);
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
