using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Displays.Routing;

/// <summary>One rule while somebody writes it. Nothing leaves it before "keep".</summary>
public sealed partial class RuleEditor(IStringLocalizer<Texts> texts) : ComponentBase
{
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

    private void Set(int at, ConditionForm condition) => _form = _form.WithCondition(at, condition);

    private void SetKind(int at, ChangeEventArgs change)
    {
        var kind = Enum.Parse<ConditionKind>((string)change.Value!);
        Set(at, new(kind, kind is ConditionKind.Mode ? [$"{ServiceMode.EatIn}"] : []));
    }

    private void SetOnly(int at, ChangeEventArgs change) => Set(at, _form.If[at] with { Values = [((string?)change.Value ?? "").Trim()] });

    private void AddValue(int at, ChangeEventArgs change) => Set(at, _form.If[at].With((string?)change.Value ?? ""));

    private void AddStation(ChangeEventArgs change) => _form = _form.WithStation((string?)change.Value ?? "");

    private void SetEffect(ChangeEventArgs change) => _form = _form.WithEffect(Enum.Parse<EffectKind>((string)change.Value!));

    private Task KeepAsync()
    {
        _tried = true;
        return _form.Fault is null ? OnKeep.InvokeAsync(_form.Rule) : Task.CompletedTask;
    }
}
