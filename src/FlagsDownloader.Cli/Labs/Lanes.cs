using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Labs;

/// <summary>
/// Draws which worker ran when: a lane for each worker, a column for each step. On a terminal, it is drawn step by step; otherwise
/// it is printed at the end. It can be used from any thread.
/// </summary>
internal sealed class Lanes : IDisposable
{
    private const int MaxColumns = 60;

    private readonly Lock _gate = new();
    private readonly LessonContext _context;
    private readonly string[] _titles;
    private readonly char[][] _cells;
    private readonly bool _drawsInPlace;
    private int _columns;
    private int _last = -1;
    private bool _gaveWay;
    private bool _isOver;

    /// <param name="context">Draws it.</param>
    /// <param name="titles">The title of each lane, in at most 16 characters.</param>
    public Lanes(LessonContext context, params string[] titles)
    {
        _context = context;
        var width = titles.Max(title => title.Length);
        _titles = [.. titles.Select(title => $"  {title.PadRight(width)} ")];
        _cells = [.. titles.Select(_ => Enumerable.Repeat('.', MaxColumns).ToArray())];

        // A line that wraps would move the cursor to another row than expected.
        _drawsInPlace = context.IsTerminal && TerminalSize.WidthOfStandardOutput() > _titles[0].Length + MaxColumns;
        if (!_drawsInPlace)
        {
            return;
        }

        foreach (var title in _titles)
        {
            context.WriteLine(title);
        }
    }

    /// <summary>The number of switches: steps in another lane than the previous step.</summary>
    public int Switches { get; private set; }

    /// <summary>The number of switches that the previous lane had not allowed.</summary>
    public int Interruptions { get; private set; }

    /// <summary>Draws the next step in a lane.</summary>
    /// <param name="lane">The number of the lane, from 0.</param>
    /// <param name="mark">The character to draw.</param>
    public void Mark(int lane, char mark = '#')
    {
        lock (_gate)
        {
            if (_last >= 0 && _last != lane)
            {
                Switches++;
                if (!_gaveWay)
                {
                    Interruptions++;
                }
            }

            _last = lane;
            _gaveWay = false;
            if (_columns == MaxColumns)
            {
                return;
            }

            _cells[lane][_columns] = mark;
            if (_drawsInPlace)
            {
                DrawColumn();
            }

            _columns++;
        }
    }

    /// <summary>The lane of the last step allows a switch.</summary>
    public void AllowSwitch()
    {
        lock (_gate)
        {
            _gaveWay = true;
        }
    }

    /// <summary>Prints the lanes, unless they are already drawn.</summary>
    public void Dispose()
    {
        if (_drawsInPlace || _isOver)
        {
            return;
        }

        _isOver = true;
        for (var lane = 0; lane < _titles.Length; lane++)
        {
            _context.WriteLine(_titles[lane] + new string(_cells[lane], 0, _columns));
        }
    }

    // The cursor stands at the start of the line below the lanes, and goes back there.
    private void DrawColumn()
    {
        for (var lane = 0; lane < _cells.Length; lane++)
        {
            var up = _cells.Length - lane;
            var column = _titles[lane].Length + _columns + 1;
            _context.Output.Write($"\e[{up}A\e[{column}G{_cells[lane][_columns]}\e[{up}B\e[1G");
        }

        _context.Output.Flush();
    }
}
