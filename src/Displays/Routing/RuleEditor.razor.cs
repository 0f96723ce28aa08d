using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Displays.Routing;

/// <summary>One rule while somebody writes it. Nothing leaves it before "keep".</summary>
public sealed partial class RuleEditor(IStringLocalizer<Texts> texts) : ComponentBase
{
    /// <summary>A list that a page can carry and a person look through. In a longer one the name is typed.</summary>
    private const int PickMax = 300;

    /// <summary>Among the pickers of the conditions, that of the station.</summary>
    private const int StationPick = -1;

    private readonly Dictionary<int, ElementReference> _kinds = [];
    private readonly Dictionary<int, ElementReference> _picks = [];
    private int? _picked;
    private RuleForm _form = RuleForm.New;
    private bool _tried;

    [Parameter, EditorRequired]
    public required RuleForm Form { get; set; }

    [Parameter, EditorRequired]
    public required RoutingNames Names { get; set; }

    [Parameter, EditorRequired]
    public required int Number { get; set; }

    [Parameter]
    public EventCallback<RoutingRule> OnKeep { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private IStringLocalizer<Texts> Texts => texts;

    // Only the first time: the page above is drawn again whenever somebody else changes a rule.
    protected override void OnInitialized() => _form = Form;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _kinds[0].FocusAsync();
        }
        else if (_picked is { } at && _picks.TryGetValue(at, out var pick))
        {
            // After a choice the picker is a new one, with nothing chosen: the keyboard stays on it.
            _picked = null;
            await pick.FocusAsync();
        }
    }

    private void Set(int at, ConditionForm condition) => _form = _form.WithCondition(at, condition);

    private void SetKind(int at, ChangeEventArgs change)
    {
        var kind = Enum.Parse<ConditionKind>((string)change.Value!);
        Set(at, new(kind, kind is ConditionKind.Mode ? [$"{ServiceMode.EatIn}"] : []));
    }

    private void SetOnly(int at, ChangeEventArgs change) => Set(at, _form.If[at] with { Values = [((string?)change.Value ?? "").Trim()] });

    private void AddValue(int at, ChangeEventArgs change)
    {
        Set(at, _form.If[at].With(Names.IdOf(_form.If[at].Kind, (string?)change.Value ?? "")));
        _picked = at;
    }

    private void AddStation(ChangeEventArgs change)
    {
        _form = _form.WithStation((string?)change.Value ?? "");
        _picked = StationPick;
    }

    private void SetEffect(ChangeEventArgs change) => _form = _form.WithEffect(Enum.Parse<EffectKind>((string)change.Value!));

    private Task KeepAsync()
    {
        _tried = true;
        return _form.Fault is null ? OnKeep.InvokeAsync(_form.Rule) : Task.CompletedTask;
    }
}
