using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.AskMeasure;
using TwelveRooms.Measures.Contracts;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.MakeWardMeasure;

/// <summary>A measure of a ward's own, as its five answers make it.</summary>
internal sealed record MakeWardMeasureCommand(Guid Ward, NewMeasureState Answers, string? Reason)
{
    public RequestKey? Request { get; init; }

    public string Content => string.Join(
        '\u001f', Ward, Answers.Name, string.Join(',', Answers.Rooms), Answers.AskedForBy, Answers.Kind, Answers.Question, Answers.OutOf, Answers.Definition,
        Answers.HowOften, Answers.Minutes, Answers.Better, Reason);
}

/// <summary>Makes a ward's own measure and begins to ask for it.</summary>
internal sealed class MakeWardMeasureHandler(Db db, UnitDirectory units, Burden burden)
{
    public Task<Outcome<Guid>> HandleAsync(MakeWardMeasureCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync(
        viewer,
        new("measures.ward-measure-made", command.Request),
        (write, c) => MakeAsync(write, command, c),
        (answer, _) => Task.FromResult<Outcome<Guid>>(Guid.Parse(answer)),
        cancel);

    private async Task<Outcome<Guid>> MakeAsync(Write write, MakeWardMeasureCommand command, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Ward, write.Viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await write.StandingAsync(ward.Number, cancel)).May(Rights.ManageMeasures))
        {
            return Refusal.NotFound;
        }

        if (NewMeasureCheck.All(command.Answers) is { } incomplete)
        {
            return incomplete;
        }

        var name = command.Answers.Name!.Trim();
        var names = await write.For<Measure>().Where(m => m.OwnerUnit == 0 || m.OwnerUnit == ward.Number).Select(m => m.Name).ToListAsync(cancel);
        if (names.Exists(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)))
        {
            return Refusal.Conflict("name-in-use", $"There is a measure called {name} already. Choose it from the library, or change “What matters” so that the two can be told apart.");
        }

        var measure = Measure(command.Answers, ward.Number);
        if (await burden.RefuseAsync(ward.Number, ThisWeek.MeasureBurden.MinutesAMonth(measure), command.Reason, write.Viewer, cancel) is { } refusal)
        {
            return refusal;
        }

        write.Add(measure);
        await write.FlushAsync(cancel);
        SeriesStore.Begin(write, ward, measure, measure.Cadence.StartOf(write.Today));
        write.About(ward.Partition, ward.Number, command.Reason?.Trim());
        write.Answer(measure.Id.Value.ToString());
        return measure.Id.Value;
    }

    private static Measure Measure(NewMeasureState answers, int ward)
    {
        var id = MeasureId.New();
        var isPart = answers.Kind == "part";
        var outOf = answers.OutOf?.Trim();
        var cadence = NewMeasureWords.CadenceOf(answers.HowOften)!.Value;
        var kind = isPart ? MeasureKind.Proportion : MeasureKind.Count;
        return new()
        {
            Id = id,
            Code = $"ward-{id.Value:n}",
            Name = answers.Name!.Trim(),
            Question = answers.Question!.Trim(),
            DenominatorQuestion = isPart ? $"How many {outOf} were there in all?" : null,
            Definition = answers.Definition!.Trim(),
            NumeratorWords = answers.Name.Trim(),
            DenominatorWords = isPart ? outOf : null,
            UnitPhrase = isPart ? $"out of every 100 {outOf}" : $"in a {cadence.Words().One}",
            Role = MeasureRole.Process,
            Kind = kind,
            Chart = MeasureCharts.Usual(kind),
            Per = isPart ? 100 : 1,
            Direction = NewMeasureWords.DirectionOf(answers.Better)!.Value,
            Cadence = cadence,
            Rooms = answers.Rooms.Where(r => r is >= 1 and <= 12).Aggregate(0, (bits, room) => bits | (1 << (room - 1))),
            MainRoom = answers.Rooms.FirstOrDefault(r => r is >= 1 and <= 12),
            // A ward may count anything, so the careful answer holds: small numbers stay on the ward, and a fall is only "lower".
            AboutPeople = true,
            DependsOnRecording = true,
            HowAsked = HowAsked.Records,
            Minutes = NewMeasureCheck.MinutesOf(answers),
            Source = "counted by the ward",
            WardEntered = true,
            OwnerUnit = ward,
            AskedForBy = NewMeasureWords.TextOf(NewMeasureWords.AskedBy, answers.AskedForBy),
        };
    }
}
