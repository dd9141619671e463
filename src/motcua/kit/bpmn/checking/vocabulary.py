"""The words of BPMN 2.0, grouped as the checks need them."""

import re

from motcua.kit.bpmn.model import GatewayKind, TaskKind

GLOBAL_TASKS = frozenset(
    {
        "globalTask",
        "globalUserTask",
        "globalManualTask",
        "globalScriptTask",
        "globalBusinessRuleTask",
    }
)
SUB_PROCESSES = frozenset({"subProcess", "transaction", "adHocSubProcess"})
SCOPES = SUB_PROCESSES | {"process"}
ACTIVITIES = frozenset(TaskKind) | SUB_PROCESSES | {"callActivity"}
CATCHING = frozenset({"startEvent", "intermediateCatchEvent", "boundaryEvent"})
THROWING = frozenset({"intermediateThrowEvent", "endEvent"})
EVENTS = CATCHING | THROWING
NODES = ACTIVITIES | EVENTS | frozenset(GatewayKind)
EVENT_DEFINITIONS = frozenset(
    f"{kind}EventDefinition"
    for kind in (
        "message",
        "signal",
        "error",
        "escalation",
        "timer",
        "conditional",
        "link",
        "terminate",
        "cancel",
        "compensate",
    )
)
ITEM_AWARE = frozenset(
    {
        "dataObject",
        "dataObjectReference",
        "dataStore",
        "dataStoreReference",
        "dataInput",
        "dataOutput",
        "property",
    }
)
RESOURCE_ROLES = frozenset({"resourceRole", "performer", "humanPerformer", "potentialOwner"})
CHOREOGRAPHIES = frozenset(
    {
        "choreography",
        "globalChoreographyTask",
        "choreographyTask",
        "subChoreography",
        "callChoreography",
    }
)
CONVERSATIONS = frozenset(
    {
        "conversation",
        "subConversation",
        "callConversation",
        "globalConversation",
        "conversationLink",
    }
)

_OTHERS = frozenset(
    re.findall(
        r"\w+",
        """
        activationCondition artifact assignment association auditing baseElement category
        categoryValue childLaneSet choreographyRef collaboration completionCondition
        complexBehaviorDefinition condition conditionExpression conversationAssociation
        conversationNode correlationKey correlationProperty correlationPropertyBinding
        correlationPropertyRef correlationPropertyRetrievalExpression correlationSubscription
        dataInputAssociation dataInputRefs dataOutputAssociation dataOutputRefs dataPath
        dataState definitions documentation endPoint error errorRef escalation event
        eventDefinition eventDefinitionRef expression extension extensionElements flowElement
        flowNodeRef formalExpression from group import inMessageRef incoming
        innerConversationNodeRef innerParticipantRef inputDataItem inputSet inputSetRefs
        interface interfaceRef ioBinding ioSpecification itemDefinition lane laneSet
        loopCardinality loopCharacteristics loopCondition loopDataInputRef loopDataOutputRef
        message messageFlow messageFlowAssociation messageFlowRef messagePath monitoring
        multiInstanceLoopCharacteristics operation operationRef optionalInputRefs
        optionalOutputRefs outMessageRef outerConversationNodeRef outerParticipantRef outgoing
        outputDataItem outputSet outputSetRefs participant participantAssociation
        participantMultiplicity participantRef partitionElement partnerEntity partnerEntityRef
        partnerRole partnerRoleRef relationship rendering resource resourceAssignmentExpression
        resourceParameter resourceParameterBinding resourceRef rootElement script sequenceFlow
        signal source sourceRef standardLoopCharacteristics supportedInterfaceRef supports
        target targetRef text textAnnotation timeCycle timeDate timeDuration to transformation
        whileExecutingInputRefs whileExecutingOutputRefs
        """,
    )
)

KNOWN = (
    NODES
    | SCOPES
    | GLOBAL_TASKS
    | EVENT_DEFINITIONS
    | ITEM_AWARE
    | RESOURCE_ROLES
    | CHOREOGRAPHIES
    | CONVERSATIONS
    | _OTHERS
)
