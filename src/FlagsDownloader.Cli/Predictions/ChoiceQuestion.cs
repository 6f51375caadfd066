using System.Globalization;

namespace FlagsDownloader.Cli.Predictions;

/// <summary>A question with choices, which are answered by their number or by their text.</summary>
/// <param name="Text">The question.</param>
/// <param name="Choices">At least two.</param>
internal sealed record ChoiceQuestion(string Text, IReadOnlyList<string> Choices) : Question(Text)
{
    public override string Prompt => $"  {string.Join(", ", Choices.Select((choice, index) => $"{index + 1} {choice}"))}: ";

    public override string Accepted => $"a number from 1 to {Choices.Count}, or one of these words";

    public override Prediction? Read(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= Choices.Count ? new Prediction(Choices[number - 1]) : null;
        }

        // The whole word first: the beginning of one may be another one.
        var choice = Choices.FirstOrDefault(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase));
        var begun = Choices.Where(choice => choice.StartsWith(text, StringComparison.OrdinalIgnoreCase)).ToList();
        return choice is not null ? new Prediction(choice) : begun is [var only] ? new Prediction(only) : null;
    }
}
