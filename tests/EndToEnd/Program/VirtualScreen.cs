using System.Text;

namespace FlagsDownloader.EndToEnd.Program;

/// <summary>The screen of a terminal after the output of a program. It knows the sequences of an xterm that bars use.</summary>
internal sealed class VirtualScreen
{
    private readonly StringBuilder _sequence = new();
    private char[][] _cells;
    private int _columns;
    private bool _wrapsNext;

    public VirtualScreen(int columns, int rows)
    {
        _columns = columns;
        _cells = [.. Enumerable.Range(0, rows).Select(_ => Blank(columns))];
    }

    /// <summary>The cursor's row, from 1.</summary>
    public int Row { get; private set; } = 1;

    /// <summary>The cursor's column, from 1.</summary>
    public int Column { get; private set; } = 1;

    public bool CursorIsVisible { get; private set; } = true;

    /// <summary>The number of the program's requests for the cursor's position.</summary>
    public int Questions { get; private set; }

    public IReadOnlyList<string> Lines => [.. _cells.Select(row => new string(row).TrimEnd())];

    /// <summary>Changes the width. Text beyond a smaller width is cut.</summary>
    public void Resize(int columns)
    {
        _cells = [.. _cells.Select(row => row.Concat(Blank(columns)).Take(columns).ToArray())];
        _columns = columns;
        Column = Math.Min(Column, columns);
    }

    public void Write(char character)
    {
        if (_sequence.Length > 0 || character == '\e')
        {
            _sequence.Append(character);
            var isComplete = _sequence.Length switch
            {
                1 => false,
                2 => character is not ('[' or '('),
                _ => _sequence[1] == '(' || character is >= '@' and <= '~',
            };
            if (!isComplete)
            {
                return;
            }

            Obey(_sequence.ToString());
            _sequence.Clear();
            return;
        }

        switch (character)
        {
            case '\r':
                (Column, _wrapsNext) = (1, false);
                break;
            case '\n':
                GoDown();
                break;
            case '\b':
                (Column, _wrapsNext) = (Math.Max(1, Column - 1), false);
                break;
            case >= ' ':
                Put(character);
                break;
        }
    }

    private void Put(char character)
    {
        if (_wrapsNext)
        {
            GoDown();
            Column = 1;
        }

        _cells[Row - 1][Column - 1] = character;
        _wrapsNext = Column == _columns;
        Column = Math.Min(Column + 1, _columns);
    }

    private void GoDown()
    {
        _wrapsNext = false;
        if (Row < _cells.Length)
        {
            Row++;
            return;
        }

        _cells = [.. _cells.Skip(1), Blank(_columns)];
    }

    private void Obey(string sequence)
    {
        if (sequence is "\e[?25l" or "\e[?25h")
        {
            CursorIsVisible = sequence[^1] == 'h';
        }

        if (sequence is "\e[6n")
        {
            Questions++;
        }

        if (!sequence.StartsWith("\e[", StringComparison.Ordinal) || sequence.Contains('?'))
        {
            return;
        }

        int[] numbers = [.. sequence[2..^1].Split(';').Select(text => int.TryParse(text, out var number) ? number : 0)];
        var first = Math.Max(1, numbers[0]);
        switch (sequence[^1])
        {
            case 'H':
                MoveTo(first, numbers.Length > 1 ? numbers[1] : 1);
                break;
            case 'A':
                MoveTo(Row - first, Column);
                break;
            case 'B':
                MoveTo(Row + first, Column);
                break;
            case 'C':
                MoveTo(Row, Column + first);
                break;
            case 'D':
                MoveTo(Row, Column - first);
                break;
            case 'G':
                MoveTo(Row, first);
                break;
            case 'd':
                MoveTo(first, Column);
                break;
            case 'K':
                Array.Fill(_cells[Row - 1], ' ', Column - 1, _columns - Column + 1);
                break;
            case 'J':
                Array.Fill(_cells[Row - 1], ' ', Column - 1, _columns - Column + 1);
                for (var row = Row; row < _cells.Length; row++)
                {
                    Array.Fill(_cells[row], ' ');
                }

                break;
        }
    }

    private void MoveTo(int row, int column) =>
        (Row, Column, _wrapsNext) = (Math.Clamp(row, 1, _cells.Length), Math.Clamp(column, 1, _columns), false);

    private static char[] Blank(int columns) => [.. Enumerable.Repeat(' ', columns)];
}
